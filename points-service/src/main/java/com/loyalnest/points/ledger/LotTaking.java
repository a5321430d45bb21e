package com.loyalnest.points.ledger;

/// Points taken from one lot.
public record LotTaking(PointsLot lot, int points) {
  public LotTaking {
    if (points <= 0 || points > lot.remaining()) {
      throw new IllegalArgumentException("cannot take " + points + " of " + lot.remaining());
    }
  }
}
