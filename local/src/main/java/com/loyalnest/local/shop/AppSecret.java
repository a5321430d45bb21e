package com.loyalnest.local.shop;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// The secret that the shop and the app share.
@Component
public class AppSecret {
  private final SecretKeySpec key;

  AppSecret(ShopSettings settings) {
    this.key =
        new SecretKeySpec(settings.clientSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /// HMAC-SHA-256.
  public byte[] sign(byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }

  public byte[] sign(String message) {
    return sign(message.getBytes(StandardCharsets.UTF_8));
  }
}
