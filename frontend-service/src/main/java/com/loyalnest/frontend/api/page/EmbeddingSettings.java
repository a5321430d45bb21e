package com.loyalnest.frontend.api.page;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the app stands inside a shop's admin.
///
/// @param clientId the app's, as Shopify knows it
/// @param adminOrigin of the admin that shows the app in a frame
/// @param appBridgeUrl of the script with which the app talks to the admin around it
@ConfigurationProperties("loyalnest.shopify")
public record EmbeddingSettings(
    @DefaultValue("") String clientId,
    @DefaultValue("https://admin.shopify.com") String adminOrigin,
    @DefaultValue("https://cdn.shopify.com/shopifycloud/app-bridge.js") String appBridgeUrl) {
  public EmbeddingSettings {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("loyalnest.shopify.client-id is missing");
    }
  }
}
