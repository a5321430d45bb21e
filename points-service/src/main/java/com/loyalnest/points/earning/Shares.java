package com.loyalnest.points.earning;

import com.loyalnest.points.program.Fraction;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Splits whole points over lines by largest remainder: nobody gets less than the whole part of an
/// exact share, and the shares add up.
final class Shares {
  private Shares() {}

  /// @param points between the sum of whole parts and that sum plus the number of lines
  /// @param exact by line, not negative
  static SortedMap<String, Integer> of(int points, SortedMap<String, Fraction> exact) {
    var shares = new TreeMap<String, Integer>();
    exact.forEach((line, share) -> shares.put(line, share.floor().intValueExact()));
    var given = shares.values().stream().reduce(0, Math::addExact);
    exact.entrySet().stream()
        .sorted(Comparator.comparing(Shares::remainder).reversed().thenComparing(Map.Entry::getKey))
        .limit(Math.max(0, points - given))
        .forEach(entry -> shares.merge(entry.getKey(), 1, Math::addExact));
    return shares;
  }

  private static Fraction remainder(Map.Entry<String, Fraction> entry) {
    var share = entry.getValue();
    BigInteger whole = share.floor();
    return share.minus(Fraction.of(whole));
  }
}
