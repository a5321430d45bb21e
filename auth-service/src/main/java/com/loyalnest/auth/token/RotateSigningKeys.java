package com.loyalnest.auth.token;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Signs with a new key from time to time, and forgets the old one when the last token that it
/// signed has ended. Nobody is signed out by it.
@Service
public class RotateSigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(RotateSigningKeys.class);

  /// Replicas sign with the old key for a minute more.
  private static final Duration TO_BE_SURE = Duration.ofHours(1);

  private final SigningKeys keys;
  private final TokenLifetimes lifetimes;
  private final Clock systemClock;

  RotateSigningKeys(SigningKeys keys, TokenLifetimes lifetimes, Clock systemClock) {
    this.keys = keys;
    this.lifetimes = lifetimes;
    this.systemClock = systemClock;
  }

  /// @param age at which a key is followed by a new one
  public void rotate(Duration age) {
    var now = systemClock.instant();
    if (keys.isNewestFrom(now.minus(age))) {
      LOG.info("tokens are signed with key {} from now on", keys.rotate());
    }
    var forgotten = keys.forgetFollowed(now.minus(lifetimes.longest()).minus(TO_BE_SURE));
    LOG.info("{} signing keys are forgotten", forgotten);
  }
}
