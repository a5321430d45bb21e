package com.loyalnest.points.program;

import java.math.BigInteger;
import java.util.Locale;

/// What refunds of an order bring back of the points that were spent on it.
public enum SpentPoints {
  /// As much of them as was refunded of the goods.
  PROPORTIONAL,
  /// All, but only when nothing of the goods is left.
  FULL_REFUND_ONLY,
  NEVER;

  /// How many of so many points are back.
  ///
  /// @param refunded from none to all of the goods
  public int back(int points, Fraction refunded) {
    return switch (this) {
      case PROPORTIONAL ->
          Rounding.HALF_UP.round(Fraction.of(points, 1).times(refunded)).intValueExact();
      case FULL_REFUND_ONLY -> refunded.equals(Fraction.of(BigInteger.ONE)) ? points : 0;
      case NEVER -> 0;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
