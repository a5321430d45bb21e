package com.loyalnest.points.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Points earned together, sharing one expiry. `remaining` never leaves 0 to `points`.
///
/// @param lotId the id of the transaction that opened it
/// @param order the order that earned it, if one did
/// @param expiresAt absent when the points never expire
/// @param expired what of it was lost to expiry and not restored since
/// @param pending held back: not to be spent until it is released; never of an empty lot
public record PointsLot(
    String lotId,
    @Nullable OrderReference order,
    int points,
    int remaining,
    Instant earnedAt,
    @Nullable Instant expiresAt,
    int expired,
    boolean pending) {
  public PointsLot {
    if (points <= 0 || remaining < 0 || expired < 0 || remaining + expired > points) {
      throw new IllegalArgumentException("a lot of " + points + " cannot hold " + remaining);
    }
    if (pending && remaining == 0) {
      throw new IllegalArgumentException("an empty lot holds nothing back");
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
    var left = remaining - taken;
    return new PointsLot(
        lotId, order, points, left, earnedAt, expiresAt, expired, pending && left > 0);
  }

  PointsLot released() {
    return new PointsLot(lotId, order, points, remaining, earnedAt, expiresAt, expired, false);
  }

  /// After all that was left in it was lost.
  PointsLot lost() {
    return new PointsLot(lotId, order, points, 0, earnedAt, expiresAt, expired + remaining, false);
  }

  /// After this much of what was lost was given back by another lot.
  PointsLot restored(int given) {
    return new PointsLot(
        lotId, order, points, remaining, earnedAt, expiresAt, expired - given, pending);
  }

  boolean isLostAt(Instant now) {
    return remaining > 0 && !pending && expiresAt != null && !expiresAt.isAfter(now);
  }
}
