package com.loyalnest.points.program;

/// Points for one major unit of the shop's currency, as a fraction: 10/1 is ten points a dollar,
/// 1/100 a point for every hundred yen, 1/2 half a point.
public record Rate(long numerator, long denominator) {
  public Rate {
    if (numerator < 0 || denominator <= 0) {
      throw new IllegalArgumentException("a rate is not negative");
    }
  }

  public Fraction of(Fraction amount) {
    return amount.times(Fraction.of(numerator, denominator));
  }
}
