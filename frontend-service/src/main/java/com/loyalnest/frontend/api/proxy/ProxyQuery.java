package com.loyalnest.frontend.api.proxy;

import com.loyalnest.platform.crypto.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The query of a request that came through Shopify's app proxy. Shopify adds its own parameters
/// and signs all of them: each as `name=value` (repeated values joined by a comma), sorted, put
/// together without a separator, HMAC-SHA-256 in hexadecimal.
record ProxyQuery(Map<String, List<String>> parameters) {
  private static final Duration FRESH = Duration.ofSeconds(90);
  private static final Set<String> ADDED =
      Set.of("shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature", "hmac");

  /// Whether Shopify signed exactly this query, and did so just now.
  boolean isGenuine(List<byte[]> secrets, Instant now) {
    return ADDED.stream().allMatch(name -> values(name).size() <= 1)
        && !one("shop").isEmpty()
        && isFresh(one("timestamp"), now)
        && isSigned(secrets);
  }

  String shop() {
    return one("shop");
  }

  /// Where the shop has the app, as a path on its own domain.
  String pathPrefix() {
    return one("path_prefix");
  }

  /// The platform's number of the customer who is signed in at the shop; empty for a guest.
  String customer() {
    return one("logged_in_customer_id");
  }

  /// What the page itself asked, without what Shopify added.
  Map<String, List<String>> own() {
    var own = new LinkedHashMap<>(parameters);
    own.keySet().removeAll(ADDED);
    return own;
  }

  private boolean isSigned(List<byte[]> secrets) {
    var message =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("signature"))
            .map(parameter -> parameter.getKey() + "=" + String.join(",", parameter.getValue()))
            .sorted()
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    var given = one("signature").getBytes(StandardCharsets.UTF_8);
    var signed = false;
    for (var secret : secrets) {
      var expected = HexFormat.of().formatHex(Hmac.sha256(secret, message));
      signed |= Hmac.equal(expected.getBytes(StandardCharsets.UTF_8), given);
    }
    return signed;
  }

  private static boolean isFresh(String timestamp, Instant now) {
    return timestamp.matches("\\d{1,12}")
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs()
                .compareTo(FRESH)
            <= 0;
  }

  private String one(String name) {
    var values = values(name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  private List<String> values(String name) {
    return parameters.getOrDefault(name, List.of());
  }
}
