package com.loyalnest.points.ledger;

import java.util.Locale;

/// What a points transaction is. Only those that something in the service writes are here; the
/// table knows all the names of the contract.
public enum TransactionType {
  EARN,
  REDEEM,
  RESTORE,
  REVERSE;

  /// +1 gives points, -1 takes them.
  public int direction() {
    return switch (this) {
      case EARN, RESTORE -> 1;
      case REDEEM, REVERSE -> -1;
    };
  }

  /// Its word in SQL and in the contract.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
