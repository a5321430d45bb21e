package com.loyalnest.points.redemption;

import java.util.Locale;

/// How far a redemption is. Points are back exactly in [#CANCELLED] and [#REFUSED].
public enum RedemptionStatus {
  /// Points are taken; the shop has not confirmed what they bought.
  PENDING,
  ISSUED,
  USED,
  /// It is being withdrawn from the shop.
  CANCELLING,
  CANCELLED,
  /// The shop would not make it.
  REFUSED,
  /// Nobody can tell whether the shop made it, and asking again might make it twice: a person
  /// looks.
  UNKNOWN;

  /// Its word in SQL and in the contract.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RedemptionStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// The code may be shown to its customer.
  public boolean showsCode() {
    return this == ISSUED || this == USED;
  }
}
