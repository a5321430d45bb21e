package com.loyalnest.platform.job;

import java.time.Duration;

/// Whether somebody is waiting for this service: a person called, or an event came that people wait
/// for. Jobs that have time make room then.
public final class LiveWork {
  private static final Duration JUST_NOW = Duration.ofMillis(500);

  private volatile long lastAt = System.nanoTime() - 2 * JUST_NOW.toNanos();

  /// Somebody waits.
  public void note() {
    lastAt = System.nanoTime();
  }

  public boolean isGoingOn() {
    return System.nanoTime() - lastAt < JUST_NOW.toNanos();
  }
}
