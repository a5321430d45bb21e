package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Spreads money over lines in proportion to their value, to the last cent: each part is rounded
/// down, and the cents that are left go to the largest remainders, the earlier line first.
public final class Spread {
  private Spread() {}

  /// @param amount no more than the lines' sum, in whole smallest units of the currency
  public static List<BigDecimal> over(List<BigDecimal> lines, BigDecimal amount, int digits) {
    var sum = lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() == 0) {
      return lines.stream().map(line -> BigDecimal.ZERO.setScale(digits)).toList();
    }
    var parts = new ArrayList<BigDecimal>();
    for (var line : lines) {
      parts.add(amount.multiply(line).divide(sum, digits, RoundingMode.DOWN));
    }
    var cent = BigDecimal.ONE.movePointLeft(digits);
    var given = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    var left = amount.subtract(given).divide(cent).intValueExact();
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer n) -> remainder(lines.get(n), parts.get(n), amount, sum))
                .reversed())
        .limit(left)
        .forEach(n -> parts.set(n, parts.get(n).add(cent)));
    return parts;
  }

  /// What rounding took from a part, times the sum, so that nothing needs to be divided.
  private static BigDecimal remainder(
      BigDecimal line, BigDecimal part, BigDecimal amount, BigDecimal sum) {
    return amount.multiply(line).subtract(part.multiply(sum));
  }
}
