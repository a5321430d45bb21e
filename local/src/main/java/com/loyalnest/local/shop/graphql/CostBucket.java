package com.loyalnest.local.shop.graphql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// The leaky bucket of a Standard shop: 2,000 points, of which 100 come back a second.
final class CostBucket {
  private static final double FULL = 2000;
  private static final double RESTORE_PER_SECOND = 100;

  private final InstantSource system;
  private double available = FULL;
  private Instant filledAt;

  CostBucket() {
    this(Clock.systemUTC());
  }

  CostBucket(InstantSource system) {
    this.system = system;
    this.filledAt = system.instant();
  }

  /// False when the query must wait.
  synchronized boolean take(int cost) {
    fill();
    if (cost > available) {
      return false;
    }
    available -= cost;
    return true;
  }

  /// What was taken and then not needed.
  synchronized void giveBack(int cost) {
    available = Math.min(FULL, available + cost);
  }

  synchronized Map<String, Object> status() {
    fill();
    return Map.of(
        "maximumAvailable", FULL,
        "currentlyAvailable", Math.floor(available),
        "restoreRate", RESTORE_PER_SECOND);
  }

  private void fill() {
    var now = system.instant();
    var seconds = Duration.between(filledAt, now).toMillis() / 1000.0;
    available = Math.min(FULL, available + seconds * RESTORE_PER_SECOND);
    filledAt = now;
  }
}
