package com.loyalnest.platform.time;

import java.time.Instant;
import java.time.InstantSource;

/// The time by which the program runs: holds, expiry, birthdays, tiers, `created_at`. In production
/// it is the system's time; on one machine the stand-in shop may move it forward. Tokens, leases,
/// retries and limits use the system's `Clock` instead, which nobody moves.
@FunctionalInterface
public interface BusinessClock extends InstantSource {

  /// Business time that is system time.
  static BusinessClock system(InstantSource systemClock) {
    return systemClock::instant;
  }

  /// Truncated to microseconds, which is what Postgres keeps: a time read back equals the one
  /// written.
  default Instant now() {
    return instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}
