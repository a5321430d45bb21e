package com.loyalnest.points.ledger;

/// Which way a points transaction goes: the book that posts it says so, since an adjustment may go
/// either way.
public enum Direction {
  CREDIT(1),
  DEBIT(-1);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /// +1 or -1, as in SQL and in the contract.
  public int sign() {
    return sign;
  }
}
