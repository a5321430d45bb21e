package com.loyalnest.frontend.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What proves that a request comes from Shopify.
///
/// @param clientSecret the app's client secret
/// @param previousClientSecret the secret before it; Shopify signs with it for up to an hour longer
/// @param rotatedAt when the secret was rotated; without it the previous secret is not accepted
@ConfigurationProperties("loyalnest.shopify")
public record ShopifySettings(
    String clientSecret,
    @DefaultValue("") String previousClientSecret,
    @Nullable Instant rotatedAt) {

  public ShopifySettings {
    if (clientSecret == null || clientSecret.isBlank()) {
      throw new IllegalArgumentException("loyalnest.shopify.client-secret is missing");
    }
  }

  @Override
  public String toString() {
    return "ShopifySettings[]";
  }
}
