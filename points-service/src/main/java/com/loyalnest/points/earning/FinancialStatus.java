package com.loyalnest.points.earning;

import java.util.Locale;

/// How far an order is paid, in the order in which it usually goes: of two snapshots of the same
/// second, the one further on counts.
public enum FinancialStatus {
  UNKNOWN,
  PENDING,
  AUTHORIZED,
  PARTIALLY_PAID,
  PAID,
  PARTIALLY_REFUNDED,
  REFUNDED,
  VOIDED;

  /// @param word as Shopify writes it; one that we do not know is unpaid
  public static FinancialStatus of(String word) {
    for (var status : values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
        return status;
      }
    }
    return UNKNOWN;
  }

  /// All of the money had arrived at some time.
  public boolean wasPaid() {
    return this == PAID || this == PARTIALLY_REFUNDED || this == REFUNDED;
  }
}
