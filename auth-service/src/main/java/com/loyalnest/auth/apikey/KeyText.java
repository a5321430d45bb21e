package com.loyalnest.auth.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a program sends: `lnk_`, the key's id, a dot, and 256 random bits. The prefix lets leaked
/// keys be found in code.
record KeyText(String keyId, String secret) {
  private static final int SECRET_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("lnk_([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");
  private static final SecureRandom RANDOM = new SecureRandom();

  static KeyText fresh(String keyId) {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new KeyText(keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static Optional<KeyText> parse(String text) {
    var parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new KeyText(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  String text() {
    return "lnk_" + keyId + "." + secret;
  }

  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /// Holds nothing secret.
  @Override
  public String toString() {
    return "KeyText[" + keyId + "]";
  }
}
