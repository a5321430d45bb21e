package com.loyalnest.points.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.reward.RewardDefinition;
import com.loyalnest.points.reward.RewardTerms;
import com.loyalnest.points.reward.RewardType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedemptionPriceTest {
  @ParameterizedTest
  @CsvSource({
    // step, most, wished, available, cost, value
    "500, , 0, 0, 500, 5.00",
    "500, , 500, 0, 500, 5.00",
    "500, , 1000, 9999, , ",
    "100, 2000, 0, 999, 900, 45.00",
    "100, 2000, 0, 5000, 2000, 100.00",
    "100, 2000, 0, 99, 100, 5.00",
    "100, 2000, 300, 100, 300, 15.00",
    "100, 2000, 350, 900, , ",
    "100, 2000, 2100, 9999, , ",
    "100, 2000, 50, 9999, , "
  })
  void whatIsTakenIsWhatIsGiven(
      int step,
      @Nullable Integer most,
      int wished,
      int available,
      @Nullable Integer cost,
      @Nullable BigDecimal value) {
    var price = RedemptionPrice.of(reward(step, most), wished, available);

    assertThat(price.map(RedemptionPrice::cost).orElse(null)).isEqualTo(cost);
    assertThat(price.map(found -> found.terms().value()).orElse(null)).isEqualTo(value);
  }

  @Property(tries = 2000)
  void asManyAsThereAreIsNeverMoreThanThatAndAlwaysWholeSteps(
      @ForAll @IntRange(min = 1, max = 1000) int step,
      @ForAll @IntRange(min = 1, max = 50) int steps,
      @ForAll @IntRange(min = 0, max = 100_000) int available) {
    var price = RedemptionPrice.of(reward(step, step * steps), 0, available).orElseThrow();

    assertThat(price.cost()).isLessThanOrEqualTo(Math.max(step, Math.min(available, step * steps)));
    assertThat(price.cost() % step).isZero();
    assertThat(Objects.requireNonNull(price.terms().value()))
        .isEqualByComparingTo(
            new BigDecimal("5.00").multiply(BigDecimal.valueOf(price.cost() / step)));
    if (available >= step) {
      assertThat(available - price.cost()).isNotNegative();
    }
  }

  private static RewardDefinition reward(int step, @Nullable Integer most) {
    var terms =
        new RewardTerms(
            RewardType.AMOUNT_OFF,
            new BigDecimal("5.00"),
            "USD",
            null,
            null,
            new RewardTerms.Combinations(false, false, false),
            null);
    return new RewardDefinition(Map.of("en", "Off"), step, most, terms, null, null);
  }
}
