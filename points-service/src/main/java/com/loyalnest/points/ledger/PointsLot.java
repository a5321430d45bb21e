package com.loyalnest.points.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Points earned together, sharing one expiry. `remaining` never leaves 0 to `points`.
///
/// @param lotId the id of the transaction that opened it
/// @param order the order that earned it, if one did
/// @param expiresAt absent when the points never expire
public record PointsLot(
    String lotId,
    @Nullable OrderReference order,
    int points,
    int remaining,
    Instant earnedAt,
    @Nullable Instant expiresAt) {
  public PointsLot {
    if (points <= 0 || remaining < 0 || remaining > points) {
      throw new IllegalArgumentException("a lot of " + points + " cannot hold " + remaining);
    }
  }

  /// A taking of this many points from this lot.
  public LotTaking take(int taken) {
    return new LotTaking(this, taken);
  }

  PointsLot more(int returned) {
    return less(-returned);
  }

  PointsLot less(int taken) {
    return new PointsLot(lotId, order, points, remaining - taken, earnedAt, expiresAt);
  }
}
