package com.loyalnest.points.ledger;

import java.util.Locale;

/// What a points transaction is. Only those that something in the service writes are here; the
/// table knows all the names of the contract.
public enum TransactionType {
  EARN,
  REDEEM,
  RESTORE,
  EXPIRE,
  ADJUST,
  REVERSE,
  /// Moves points between two accounts of one person.
  MERGE;

  /// Its word in SQL and in the contract.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
