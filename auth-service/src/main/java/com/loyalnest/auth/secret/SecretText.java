package com.loyalnest.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A secret that whoever holds it sends as it is: a prefix that says what it is, an id, a dot, and
/// 256 random bits. The prefix lets leaked ones be found in code; of the random bits only the
/// SHA-256 is kept, from which they cannot be guessed back.
public record SecretText(Kind kind, String id, String secret) {
  private static final int SECRET_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile("(ln[a-z]_)([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");
  private static final SecureRandom RANDOM = new SecureRandom();

  /// What it opens.
  public enum Kind {
    API_KEY("lnk_"),
    ADMIN_SESSION("lna_"),
    ADMIN_INVITATION("lni_");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  public static SecretText fresh(Kind kind, String id) {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new SecretText(kind, id, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Nothing for a text that is no secret of this kind.
  public static Optional<SecretText> parse(Kind kind, String text) {
    var parts = FORM.matcher(text);
    return parts.matches() && parts.group(1).equals(kind.prefix)
        ? Optional.of(new SecretText(kind, parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  public String text() {
    return kind.prefix + id + "." + secret;
  }

  public byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /// Whether this is the secret of which that digest was kept; takes as long either way.
  public boolean isThatOf(byte[] kept) {
    return MessageDigest.isEqual(kept, digest());
  }

  /// Holds nothing secret.
  @Override
  public String toString() {
    return "SecretText[" + kind + " " + id + "]";
  }
}
