package com.loyalnest.platform.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// One shop's budget as far as this process knows it. What is asked is taken out at once, and comes
/// back at the shop's rate. The shop's own word counts where it is lower (others ask too), and
/// altogether when the question was alone: answers overtake each other, and an older one must not
/// make the budget look fuller than it is. Until the shop has said something, one question is asked
/// at a time.
final class CostBucket {
  private static final double MILLIS = 1000;
  private static final Duration FIRST_WORD = Duration.ofMillis(20);

  private final InstantSource systemClock;
  private double full;
  private double restoreRate;
  private double available;
  private double underWay;
  private boolean crowded;
  private @Nullable Instant restoredAt;

  CostBucket(InstantSource systemClock) {
    this.systemClock = systemClock;
  }

  /// Takes the cost out if it is there.
  ///
  /// @return how long to wait before asking again; zero when the cost was taken
  synchronized Duration take(double cost) {
    if (restoredAt == null) {
      if (underWay > 0) {
        return FIRST_WORD;
      }
      underWay = cost;
      return Duration.ZERO;
    }
    restore();
    var missing = Math.min(cost, full) - available;
    if (missing <= 0) {
      available -= cost;
      crowded |= underWay > 0;
      underWay += cost;
      return Duration.ZERO;
    }
    var seconds = restoreRate > 0 ? missing / restoreRate : 1;
    return Duration.ofMillis((long) Math.ceil(seconds * MILLIS));
  }

  /// A question of that cost came back.
  ///
  /// @param really what it cost in the end, as far as is known
  /// @param said the shop's word on its budget, if there was any
  synchronized void ended(double cost, double really, @Nullable ThrottleStatus said) {
    underWay = Math.max(0, underWay - cost);
    var alone = underWay == 0 && !crowded;
    crowded &= underWay > 0;
    if (said == null) {
      return;
    }
    full = said.maximumAvailable();
    restoreRate = said.restoreRate();
    restore();
    available += cost - really;
    var word = said.currentlyAvailable() - underWay;
    available = alone ? word : Math.min(available, word);
  }

  /// A full bucket does not run over: what is under way may not have been taken out at the shop
  /// yet, and nothing came back there meanwhile.
  private void restore() {
    var now = systemClock.instant();
    if (restoredAt != null) {
      var seconds = Duration.between(restoredAt, now).toMillis() / MILLIS;
      available = Math.min(full - underWay, available + seconds * restoreRate);
    }
    restoredAt = now;
  }
}
