package com.loyalnest.platform.testing;

import com.loyalnest.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// Business time that a test sets; it stands still until it is moved.
public final class MovableClock implements BusinessClock {
  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-07-01T12:00:00Z"));

  @Override
  public Instant instant() {
    return time.get();
  }

  public void advance(Duration duration) {
    time.updateAndGet(now -> now.plus(duration));
  }

  public void set(Instant instant) {
    time.set(instant);
  }
}
