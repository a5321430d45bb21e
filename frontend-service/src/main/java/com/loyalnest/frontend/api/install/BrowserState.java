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

  /// A browser takes such a cookie by https only, and from nobody but this very host.
  private static final String HOST = "__Host-";

  private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  String fresh() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String cookie(HttpServletRequest request, String state) {
    return name(request) + "=" + state + ATTRIBUTES + "; Max-Age=600" + secure(request);
  }

  /// Takes the cookie away.
  static String noCookie(HttpServletRequest request) {
    return name(request) + "=" + ATTRIBUTES + "; Max-Age=0" + secure(request);
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? HOST + COOKIE : COOKIE;
  }

  private static String secure(HttpServletRequest request) {
    return request.isSecure() ? "; Secure" : "";
  }

  /// Whether this browser began what comes back with the state.
  static boolean isOf(HttpServletRequest request, String state) {
    var cookies = request.getCookies();
    return !state.isEmpty()
        && cookies != null
        && Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(name(request)))
            .map(Cookie::getValue)
            .anyMatch(value -> MessageDigest.isEqual(bytes(value), bytes(state)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
