package com.loyalnest.local.shop.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/// Makes deliveries as bad as Shopify's may be: twice, late, in any order, or not at all for a
/// while.
@Component
class DeliverySwitches {
  private final InstantSource system = Clock.systemUTC();
  private volatile Positions positions = new Positions(0, false, 0, false);

  /// @param duplicatePercent of deliveries that are sent twice
  /// @param shuffle whether deliveries overtake each other
  /// @param delayMillis before the first try
  /// @param paused whether nothing is sent
  record Positions(int duplicatePercent, boolean shuffle, int delayMillis, boolean paused) {
    boolean isPossible() {
      return duplicatePercent >= 0
          && duplicatePercent <= 100
          && delayMillis >= 0
          && delayMillis <= 3_600_000;
    }
  }

  Positions positions() {
    return positions;
  }

  void turn(Positions next) {
    positions = next;
  }

  int copies() {
    return ThreadLocalRandom.current().nextInt(100) < positions.duplicatePercent() ? 2 : 1;
  }

  /// Shuffled deliveries wait up to two seconds, each its own time.
  Instant firstTry() {
    var spread = positions.shuffle() ? ThreadLocalRandom.current().nextInt(2000) : 0;
    return system.instant().plusMillis(positions.delayMillis() + (long) spread);
  }
}
