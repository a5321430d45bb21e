package com.loyalnest.analytics.fact;

import java.math.BigDecimal;
import java.util.Currency;

/// An exact amount in the smallest unit of its currency: 118.00 USD is 11800, 500 JPY is 500, 1.250
/// KWD is 1250.
public record MinorUnits(long amount, String currency) {
  private static final int USUAL_DIGITS = 2;

  /// @param amount decimal digits as the platform printed them; empty means nothing
  /// @throws ArithmeticException for an amount that is finer than its currency
  /// @throws NumberFormatException for something that is no amount
  public static MinorUnits of(String amount, String currency) {
    if (amount.isEmpty()) {
      return new MinorUnits(0, currency);
    }
    return new MinorUnits(
        new BigDecimal(amount).movePointRight(digits(currency)).longValueExact(), currency);
  }

  /// A currency that this JDK does not know yet has two digits, as nearly all have.
  private static int digits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return USUAL_DIGITS;
    }
  }
}
