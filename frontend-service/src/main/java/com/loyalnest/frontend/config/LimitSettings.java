package com.loyalnest.frontend.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much one may ask. What is not asked for is saved up, to be asked at once.
///
/// @param merchant all programs and staff of one merchant
/// @param customer one shopper
/// @param address one address without credentials, or with wrong ones
@ConfigurationProperties("loyalnest.limit")
public record LimitSettings(
    @DefaultValue Merchant merchant,
    @DefaultValue Customer customer,
    @DefaultValue Address address) {

  /// So many requests.
  public interface Limit {
    int perSecond();

    int atOnce();
  }

  public record Merchant(@DefaultValue("100") int perSecond, @DefaultValue("500") int atOnce)
      implements Limit {}

  public record Customer(@DefaultValue("5") int perSecond, @DefaultValue("60") int atOnce)
      implements Limit {}

  public record Address(@DefaultValue("20") int perSecond, @DefaultValue("200") int atOnce)
      implements Limit {}
}
