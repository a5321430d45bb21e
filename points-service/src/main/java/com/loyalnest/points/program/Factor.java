package com.loyalnest.points.program;

/// What points are multiplied by: 3/2 is half as many again.
public record Factor(long numerator, long denominator) {
  public Factor {
    if (numerator < 0 || denominator <= 0) {
      throw new IllegalArgumentException("a factor is not negative");
    }
  }

  public Fraction of(Fraction points) {
    return points.times(Fraction.of(numerator, denominator));
  }
}
