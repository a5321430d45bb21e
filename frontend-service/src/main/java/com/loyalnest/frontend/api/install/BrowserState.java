package com.loyalnest.frontend.api.install;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;

/// Ties an installation to the browser that began it: the state that Shopify sends back must be the
/// one in this browser's cookie. Otherwise somebody could make another's browser finish an
/// installation that is not theirs.
final class BrowserState {
  private static final String COOKIE = "loyalnest_install";
  private static final String ATTRIBUTES =
      "; Path=/v1/api/auth; Max-Age=600; HttpOnly; SameSite=Lax";
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  String fresh() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// @param secure whether the browser came by https
  static String cookie(String state, boolean secure) {
    return COOKIE + "=" + state + ATTRIBUTES + (secure ? "; Secure" : "");
  }

  /// Takes the cookie away.
  static String noCookie() {
    return COOKIE + "=; Path=/v1/api/auth; Max-Age=0; HttpOnly; SameSite=Lax";
  }

  /// Whether this browser began what comes back with the state.
  static boolean isOf(HttpServletRequest request, String state) {
    var cookies = request.getCookies();
    return !state.isEmpty()
        && cookies != null
        && Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .anyMatch(value -> MessageDigest.isEqual(bytes(value), bytes(state)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
