package com.loyalnest.frontend.api.install;

import com.loyalnest.platform.crypto.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The query with which a shop sends a browser back, or opens the app's address. Shopify signs its
/// parameters: all but `hmac` (and the older `signature`) as `name=value`, sorted, with `&`
/// between, HMAC-SHA-256 in hexadecimal (shopify.dev, "Verify the installation request").
record CallbackQuery(Map<String, List<String>> parameters) {
  private static final Pattern SHOP = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}\\.myshopify\\.com");
  private static final Duration FRESH = Duration.ofMinutes(10);

  /// Whether Shopify signed exactly this query not long ago, each parameter being there once.
  boolean isGenuine(List<byte[]> secrets, Instant now) {
    return parameters.values().stream().allMatch(values -> values.size() == 1)
        && isShop()
        && isFresh(now)
        && isSigned(secrets);
  }

  boolean isShop() {
    return SHOP.matcher(one("shop")).matches();
  }

  String shop() {
    return one("shop");
  }

  String code() {
    return one("code");
  }

  String state() {
    return one("state");
  }

  private boolean isFresh(Instant now) {
    var timestamp = one("timestamp");
    return timestamp.matches("\\d{1,12}")
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs()
                .compareTo(FRESH)
            <= 0;
  }

  private boolean isSigned(List<byte[]> secrets) {
    var message =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("hmac"))
            .filter(parameter -> !parameter.getKey().equals("signature"))
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue().getFirst())
            .sorted()
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.UTF_8);
    var given = one("hmac").getBytes(StandardCharsets.UTF_8);
    var signed = false;
    for (var secret : secrets) {
      var expected = HexFormat.of().formatHex(Hmac.sha256(secret, message));
      signed |= Hmac.equal(expected.getBytes(StandardCharsets.UTF_8), given);
    }
    return signed;
  }

  private String one(String name) {
    return parameters.getOrDefault(name, List.of("")).getFirst();
  }
}
