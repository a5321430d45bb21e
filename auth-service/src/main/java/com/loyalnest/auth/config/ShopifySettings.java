package com.loyalnest.auth.config;

import com.loyalnest.auth.login.InstallByCode.AppAddresses;
import com.loyalnest.auth.session.AppCredentials;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Our app at Shopify.
///
/// @param adminUrl where a shop's admin answers; `{shop}` stands for its domain
/// @param redirectUrl where a shop may send a browser back to, one of those in `shopify.app.toml`
/// @param scopes what a shop is asked to allow, with commas between, as in `shopify.app.toml`
@ConfigurationProperties("loyalnest.shopify")
record ShopifySettings(
    String clientId,
    String clientSecret,
    @DefaultValue("https://{shop}") String adminUrl,
    @DefaultValue("https://loyalnest.example/v1/api/auth/callback") String redirectUrl,
    @DefaultValue("") String scopes) {

  AppCredentials credentials() {
    return new AppCredentials(clientId, clientSecret);
  }

  AppAddresses addresses() {
    return new AppAddresses(adminUrl, redirectUrl, scopes);
  }

  @Override
  public String toString() {
    return "ShopifySettings[clientId=" + clientId + ", adminUrl=" + adminUrl + "]";
  }
}
