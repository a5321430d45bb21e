package com.loyalnest.points.earning;

import com.ibm.icu.util.Currency;
import com.loyalnest.points.program.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How many decimal digits a currency has: none for yen, three for Kuwaiti dinars.
final class Currencies {
  private Currencies() {}

  /// The amount with the currency's digits, or with its own where it is finer.
  static BigDecimal printed(BigDecimal amount, String currency) {
    var digits = digits(currency);
    var bare = amount.stripTrailingZeros();
    return bare.scale() > digits ? bare : bare.setScale(digits);
  }

  /// Rounds half up to the currency's digits.
  static BigDecimal rounded(Fraction amount, String currency) {
    return new BigDecimal(amount.numerator())
        .divide(new BigDecimal(amount.denominator()), digits(currency), RoundingMode.HALF_UP);
  }

  private static int digits(String currency) {
    return Currency.getInstance(currency).getDefaultFractionDigits();
  }
}
