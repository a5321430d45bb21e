package com.loyalnest.auth.shopify;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.UriComponentsBuilder;

/// Our app at Shopify.
///
/// @param adminUrl where a shop's admin is; `{shop}` stands for its domain
/// @param clientSecret signs session tokens, so it must have at least 32 characters
/// @param previousSecret still verifies session tokens after a rotation; empty when there is none
/// @param shopsAtOnce shops for which this replica waits for Shopify at the same time
/// @param refreshBefore how long before its end a token is refreshed
/// @param pauseAfterFailure how long a shop is not asked again after Shopify did not answer
@ConfigurationProperties("loyalnest.shopify")
public record ShopifySettings(
    @DefaultValue("https://{shop}") String adminUrl,
    String clientId,
    String clientSecret,
    @DefaultValue("") String previousSecret,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("3s") Duration readTimeout,
    @DefaultValue("3") int shopsAtOnce,
    @DefaultValue("5m") Duration refreshBefore,
    @DefaultValue("2s") Duration pauseAfterFailure) {
  private static final int SHORTEST_SECRET = 32;

  public ShopifySettings {
    if (clientId == null || clientId.isEmpty()) {
      throw new IllegalArgumentException("loyalnest.shopify.client-id is missing");
    }
    if (clientSecret == null || clientSecret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "loyalnest.shopify.client-secret is missing or shorter than 32 characters");
    }
    if (!previousSecret.isEmpty() && previousSecret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "loyalnest.shopify.previous-secret is shorter than 32 characters");
    }
  }

  /// The secrets that may have signed a session token, the current one first.
  public List<String> secrets() {
    return Stream.of(clientSecret, previousSecret).filter(secret -> !secret.isEmpty()).toList();
  }

  URI tokenUrl(ShopDomain shop) {
    return UriComponentsBuilder.fromUriString(adminUrl.replace("{shop}", shop.value()))
        .path("/admin/oauth/access_token")
        .build()
        .toUri();
  }

  @Override
  public String toString() {
    return "ShopifySettings[" + adminUrl + ", " + clientId + "]";
  }
}
