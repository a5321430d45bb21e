package com.loyalnest.admin.webhook;

import com.loyalnest.admin.shop.TopicKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// By what a body is known when it comes again under another webhook id: only the body is signed,
/// the ids beside it are not. Where equal bodies may tell of different occasions, they count as the
/// same for a while.
final class BodyDigest {
  private BodyDigest() {}

  static byte[] of(String topic, byte[] body, Instant arrivedAt) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(body);
      TopicKind.of(topic)
          .sameWithin()
          .map(unit -> arrivedAt.truncatedTo(unit).toString())
          .ifPresent(time -> digest.update(time.getBytes(StandardCharsets.US_ASCII)));
      return digest.digest();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
