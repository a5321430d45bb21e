package com.loyalnest.points.ledger;

/// What an earlier debit took from a lot.
///
/// @param lot as it stands now
public record LotTaken(PointsLot lot, int points) {
  /// Some of it, or all, on its way back.
  public LotReturn back(int returned) {
    return new LotReturn(lot, returned);
  }
}
