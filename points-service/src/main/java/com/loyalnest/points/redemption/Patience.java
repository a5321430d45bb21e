package com.loyalnest.points.redemption;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// When the shop is asked again: soon at first, at last every ten minutes. In system time.
@Component
class Patience {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int DOUBLINGS = 6;

  private final InstantSource systemClock;

  Patience(java.time.Clock systemClock) {
    this.systemClock = systemClock;
  }

  Instant after(int tries) {
    var wait = FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS));
    return systemClock.instant().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
  }
}
