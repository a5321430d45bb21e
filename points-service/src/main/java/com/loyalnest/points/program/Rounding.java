package com.loyalnest.points.program;

import java.math.BigInteger;
import java.util.Locale;

/// How the points of an order become a whole number; done once per order.
public enum Rounding {
  FLOOR,
  HALF_UP,
  CEILING;

  /// Its word in the contract.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Rounds a fraction that is not negative.
  public BigInteger round(Fraction value) {
    var whole = value.floor();
    var rest = value.minus(Fraction.of(whole));
    return switch (this) {
      case FLOOR -> whole;
      case HALF_UP -> rest.compareTo(Fraction.HALF) >= 0 ? whole.add(BigInteger.ONE) : whole;
      case CEILING -> rest.compareTo(Fraction.ZERO) > 0 ? whole.add(BigInteger.ONE) : whole;
    };
  }
}
