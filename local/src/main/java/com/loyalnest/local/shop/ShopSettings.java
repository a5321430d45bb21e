package com.loyalnest.local.shop;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the shop keeps its records, and the app it has installed.
///
/// @param domain the shop's name at Shopify
/// @param webhookUrl where the app wants to be told
/// @param appUrl the app's home, as its browsers reach it
/// @param appProxyUrl where `/apps/loyalnest` leads
/// @param redirectUrl where the app wants browsers back
/// @param clockFile the seconds by which this suite's business time is ahead
@ConfigurationProperties("shop")
public record ShopSettings(
    Database database,
    @DefaultValue("demo-nest.myshopify.com") String domain,
    String clientId,
    String clientSecret,
    @DefaultValue("http://localhost:8080/v1/api/shopify/webhook") String webhookUrl,
    @DefaultValue("http://localhost:8080") String appUrl,
    @DefaultValue("http://localhost:8080/v1/proxy") String appProxyUrl,
    @DefaultValue("http://localhost:8080/v1/api/auth/callback") String redirectUrl,
    @DefaultValue(".loyalnest/clock") String clockFile,
    @DefaultValue Vendor sendgrid,
    @DefaultValue Vendor posthog,
    @DefaultValue Webhooks webhooks) {

  /// @param url of the database; the schema `shop` is the user's own
  public record Database(String url, String user, String password) {
    @Override
    public String toString() {
      return "Database[" + url + "]";
    }
  }

  /// The key a vendor's customer must show; empty lets everyone in.
  public record Vendor(@DefaultValue("") String apiKey) {
    @Override
    public String toString() {
      return "Vendor[]";
    }
  }

  /// @param retryScale by what part of Shopify's pauses a failed delivery is tried again
  public record Webhooks(@DefaultValue("0.01") double retryScale) {}

  @Override
  public String toString() {
    return "ShopSettings[" + domain + "]";
  }
}
