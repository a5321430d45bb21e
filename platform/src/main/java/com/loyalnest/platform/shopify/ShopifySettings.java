package com.loyalnest.platform.shopify;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How Shopify's Admin API is reached.
///
/// @param adminUrl stands in for every shop's own address; empty outside of `local`
/// @param longestWait for a shop's budget, before a call is given up
/// @param downloadTimeout for the whole of a bulk answer
@ConfigurationProperties("loyalnest.shopify")
public record ShopifySettings(
    @DefaultValue("") String adminUrl,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("3s") Duration readTimeout,
    @DefaultValue("2s") Duration longestWait,
    @DefaultValue("10m") Duration downloadTimeout) {
  String baseUrl(ShopAccess access) {
    return adminUrl.isEmpty() ? "https://" + access.shopDomain() : adminUrl;
  }
}
