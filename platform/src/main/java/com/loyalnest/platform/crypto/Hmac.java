package com.loyalnest.platform.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256, and the only comparison that may be used on one.
public final class Hmac {
  private Hmac() {}

  public static byte[] sha256(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }

  /// Takes the same time wherever the two differ.
  public static boolean equal(byte[] expected, byte[] given) {
    return MessageDigest.isEqual(expected, given);
  }
}
