package com.loyalnest.points.program;

import java.math.BigDecimal;
import java.math.BigInteger;

/// An exact number, in lowest terms with a positive denominator, so that equal values are equal
/// records.
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {
  public static final Fraction ZERO = of(BigInteger.ZERO);
  public static final Fraction HALF = of(1, 2);

  public Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction of zero parts");
    }
    var shared = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      shared = shared.negate();
    }
    numerator = numerator.divide(shared);
    denominator = denominator.divide(shared);
  }

  public static Fraction of(BigInteger whole) {
    return new Fraction(whole, BigInteger.ONE);
  }

  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public static Fraction of(BigDecimal value) {
    return value.scale() > 0
        ? new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : of(value.toBigIntegerExact());
  }

  /// What [#toString] printed.
  public static Fraction parse(String text) {
    var bar = text.indexOf('/');
    return bar < 0
        ? of(new BigInteger(text))
        : new Fraction(
            new BigInteger(text.substring(0, bar)), new BigInteger(text.substring(bar + 1)));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Fraction dividedBy(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Fraction min(Fraction other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /// The greatest whole number that is not greater, of a value that is not negative.
  public BigInteger floor() {
    return numerator.divide(denominator);
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /// `2361/2`, or `7` for a whole number.
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
