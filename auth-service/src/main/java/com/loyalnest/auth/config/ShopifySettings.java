package com.loyalnest.auth.config;

import com.loyalnest.auth.session.AppCredentials;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Our app at Shopify.
///
/// @param adminUrl where a shop's admin answers; `{shop}` stands for its domain
@ConfigurationProperties("loyalnest.shopify")
record ShopifySettings(
    String clientId, String clientSecret, @DefaultValue("https://{shop}") String adminUrl) {

  AppCredentials credentials() {
    return new AppCredentials(clientId, clientSecret);
  }

  @Override
  public String toString() {
    return "ShopifySettings[clientId=" + clientId + ", adminUrl=" + adminUrl + "]";
  }
}
