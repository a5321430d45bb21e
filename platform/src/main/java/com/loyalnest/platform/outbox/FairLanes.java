package com.loyalnest.platform.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/// Which lane a merchant's live events take. Whoever has very many at once leaves the live lane to
/// the others: what is beyond a merchant's measure travels with bulk work, as long as anybody else
/// has live events too. Nobody who is alone is slowed. Counted in each instance for itself.
final class FairLanes {
  static final int AT_ONCE = 2_000;
  static final int PER_SECOND = 500;
  private static final Duration PRESENT = Duration.ofSeconds(10);
  private static final double NANOS = 1e9;
  private static final int REMEMBERED = 10_000;

  private final Ticker ticker;
  private final Cache<String, Measure> present;

  FairLanes(Ticker ticker) {
    this.ticker = ticker;
    this.present =
        Caffeine.newBuilder()
            .ticker(ticker)
            .executor(Runnable::run)
            .maximumSize(REMEMBERED)
            .expireAfterAccess(PRESENT)
            .build();
  }

  /// Of one more event.
  Lane laneOf(String merchantId) {
    var now = ticker.read();
    var isWithin = present.get(merchantId, any -> new Measure(now)).take(now);
    return isWithin || isAlone() ? Lane.LIVE : Lane.BULK;
  }

  private boolean isAlone() {
    present.cleanUp();
    return present.estimatedSize() <= 1;
  }

  /// Fills again by so much a second.
  private static final class Measure {
    private double left = AT_ONCE;
    private long filledAt;

    Measure(long now) {
      this.filledAt = now;
    }

    synchronized boolean take(long now) {
      left = Math.min(AT_ONCE, left + (now - filledAt) * PER_SECOND / NANOS);
      filledAt = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }
}
