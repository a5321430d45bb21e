package com.loyalnest.platform.id;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Makes UUIDv7: unique everywhere, and ascending within a process, so that rows written together
/// lie together and "newest first" is the order of ids. The time inside is system time.
public final class Ids {
  private static final int COUNTER_BITS = 12;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private long lastStamp;

  public Ids(InstantSource systemClock) {
    this.clock = systemClock;
  }

  public UUID next() {
    return new UUID(
        nextHigh(), (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  /// The same as text, the form in which our tables and contracts carry ids.
  public String nextText() {
    return next().toString();
  }

  /// Milliseconds and a counter in one ascending number; a full counter borrows from the next
  /// millisecond.
  private synchronized long nextHigh() {
    lastStamp = Math.max(clock.millis() << COUNTER_BITS, lastStamp + 1);
    return ((lastStamp >>> COUNTER_BITS) << 16) | 0x7000L | (lastStamp & 0xFFF);
  }
}
