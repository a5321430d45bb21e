package com.loyalnest.local.shop.discount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theCentsLeftGoToTheLargestRemainders() {
    var lines = List.of(money("1.00"), money("1.00"), money("4.00"));

    assertThat(Spread.over(lines, money("1.00"), 2))
        .containsExactly(money("0.17"), money("0.17"), money("0.66"));
  }

  @Test
  void aCartThatCostsNothingIsLoweredByNothing() {
    assertThat(Spread.over(List.of(money("0.00")), money("0.00"), 2))
        .containsExactly(money("0.00"));
  }

  @Test
  void theSumIsExactAndNoPartIsOffByACentOrMore() {
    for (var seed = 0; seed < 5000; seed++) {
      var random = new Random(seed);
      var lines =
          LongStream.range(0, 1 + random.nextInt(8))
              .mapToObj(n -> BigDecimal.valueOf(random.nextInt(100_000), 2))
              .toList();
      var sum = lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      var amount = BigDecimal.valueOf(random.nextLong(sum.unscaledValue().longValue() + 1), 2);

      var parts = Spread.over(lines, amount, 2);

      assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .as("seed " + seed)
          .isEqualByComparingTo(amount);
      for (var n = 0; n < parts.size(); n++) {
        assertThat(parts.get(n)).as("seed " + seed).isBetween(BigDecimal.ZERO, lines.get(n));
        var off = parts.get(n).multiply(sum).subtract(amount.multiply(lines.get(n))).abs();
        assertThat(off).as("seed " + seed).isLessThanOrEqualTo(sum.movePointLeft(2));
      }
    }
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
