package com.loyalnest.points.ledger;

/// Points on their way back into the lot they were taken from.
///
/// @param lot as it stands before
public record LotReturn(PointsLot lot, int points) {
  public LotReturn {
    if (points <= 0 || points > lot.points() - lot.remaining()) {
      throw new IllegalArgumentException("cannot return " + points + " to lot " + lot.lotId());
    }
  }
}
