package com.loyalnest.auth.admin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// The second factor: codes of six digits that change every thirty seconds (RFC 6238 with SHA-1,
/// which is what authenticators understand).
@Component
class OneTimeCodes {
  private static final int SECRET_BYTES = 20;
  private static final String ISSUER = "LoyalNest";
  private static final SecureRandom RANDOM = new SecureRandom();

  /// An authenticator's clock may be wrong by one step.
  private static final List<Long> STEPS_OFF = List.of(0L, -1L, 1L);

  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
  private final Clock systemClock;

  OneTimeCodes(Clock systemClock) {
    this.systemClock = systemClock;
  }

  /// In Base32.
  String freshSecret() {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return BaseEncoding.base32().encode(bytes);
  }

  /// The address that authenticators read.
  String uri(String secret, String account) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(
            ISSUER,
            URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20"),
            secret,
            ISSUER);
  }

  /// The time step that a code is of; empty for a wrong one.
  OptionalLong stepOf(String secret, String code) {
    var key = new SecretKeySpec(BaseEncoding.base32().decode(secret), "HmacSHA1");
    var given = code.getBytes(StandardCharsets.US_ASCII);
    var length = codes.getTimeStep();
    var now = systemClock.instant();
    for (var off : STEPS_OFF) {
      var at = now.plus(length.multipliedBy(off));
      if (MessageDigest.isEqual(given, codeAt(key, at))) {
        return OptionalLong.of(at.getEpochSecond() / length.toSeconds());
      }
    }
    return OptionalLong.empty();
  }

  private byte[] codeAt(SecretKeySpec key, java.time.Instant at) {
    try {
      return codes.generateOneTimePasswordString(key, at).getBytes(StandardCharsets.US_ASCII);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("HMAC takes any key", impossible);
    }
  }
}
