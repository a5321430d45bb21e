package com.loyalnest.auth;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/// A person's authenticator.
///
/// @param secret as it was typed in, Base32
record Authenticator(String secret) {
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();

  String code() {
    return code(0);
  }

  /// Codes of other steps than the one that is: each is good once.
  String code(int stepsOff) {
    try {
      var key = new SecretKeySpec(BaseEncoding.base32().decode(secret), "HmacSHA1");
      return CODES.generateOneTimePasswordString(
          key, Instant.now().plus(Duration.ofSeconds(30L * stepsOff)));
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
