package com.loyalnest.platform.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// One shop's budget as far as this process knows it: what the shop said last, less what is under
/// way, plus what has come back since. Until the shop has said something, anything may be asked.
final class CostBucket {
  private static final double MILLIS = 1000;

  private final InstantSource systemClock;
  private @Nullable ThrottleStatus said;
  private Instant saidAt = Instant.MIN;
  private double underWay;

  CostBucket(InstantSource systemClock) {
    this.systemClock = systemClock;
  }

  /// Takes the cost out if it is there.
  ///
  /// @return how long to wait before asking again; zero when the cost was taken
  synchronized Duration take(double cost) {
    var wait = said == null ? 0 : secondsUntil(cost, said);
    if (wait <= 0) {
      underWay += cost;
      return Duration.ZERO;
    }
    return Duration.ofMillis((long) Math.ceil(wait * MILLIS));
  }

  private double secondsUntil(double cost, ThrottleStatus status) {
    var since = Duration.between(saidAt, systemClock.instant()).toMillis() / MILLIS;
    var there =
        Math.min(
            status.maximumAvailable(), status.currentlyAvailable() + since * status.restoreRate());
    var missing = Math.min(cost, status.maximumAvailable()) - (there - underWay);
    return status.restoreRate() > 0 ? missing / status.restoreRate() : missing;
  }

  /// A call of that cost came back, with or without word of the budget.
  synchronized void ended(double cost, @Nullable ThrottleStatus status) {
    underWay = Math.max(0, underWay - cost);
    if (status != null) {
      said = status;
      saidAt = systemClock.instant();
    }
  }
}
