package com.loyalnest.admin.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// The log of what arrived from the shops.
///
/// @param retention how long a body is kept; also how long a delivery is known as a duplicate
@ConfigurationProperties("loyalnest.api-logs")
public record ApiLogSettings(@DefaultValue("90d") Duration retention) {
  private static final Duration SHOPIFY_RETRIES = Duration.ofDays(2);

  public ApiLogSettings {
    Assert.isTrue(
        retention.compareTo(SHOPIFY_RETRIES) > 0,
        "loyalnest.api-logs.retention must outlast the platform's retries, 2d");
  }
}
