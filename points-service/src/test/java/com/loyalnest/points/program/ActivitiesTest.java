package com.loyalnest.points.program;

import static com.loyalnest.points.program.MerchantZone.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivitiesTest {
  static final Activities WITH_EVERYTHING =
      new Activities(
          new TreeMap<>(
              Map.of(
                  Activities.SIGNUP,
                  new ActivityRule(false, 5, Limits.NONE, new TreeMap<>()),
                  "check_in",
                  custom(10, new Limits(1, 20, 200, 1_000)))),
          new GoalSpend(true, new BigDecimal("99.95"), 7, Period.LIFETIME));

  @Test
  void whoNeverChangedAnythingHasTheUsualOnesAndNoGoal() {
    var rules = Activities.DEFAULT.rules();

    assertThat(rules.keySet()).isEqualTo(Activities.KNOWN);
    assertThat(rules.values()).allMatch(ActivityRule::enabled);
    assertThat(rules.get("signup")).extracting(ActivityRule::points).isEqualTo(200);
    assertThat(rules.get("newsletter")).extracting(ActivityRule::points).isEqualTo(100);
    assertThat(rules.get("social_follow")).extracting(ActivityRule::points).isEqualTo(50);
    assertThat(Activities.DEFAULT.goalSpend().enabled()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Check_in", "check-in", "goal_spend", "é"})
  void aKeyIsOfSmallLettersAndNotTheGoals(String key) {
    assertThatThrownBy(() -> with(key, custom(1, Limits.NONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyTheMerchantsOwnActivitiesHaveTitles() {
    assertThatThrownBy(() -> with("check_in", ActivityRule.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with("review", custom(1, Limits.NONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001})
  void anActivityGivesFromOneToAHundredThousandPoints(int points) {
    assertThatThrownBy(() -> ActivityRule.of(points)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, YEAR", "-1, YEAR", "1.2345, YEAR", "1000000001, YEAR", "1, DAY", "1, MONTH"})
  void aGoalIsAnAmountWithinAYearOrALifetime(BigDecimal amount, Period period) {
    assertThatThrownBy(() -> new GoalSpend(true, amount, 1, period))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-01T00:00:00Z, DAY",
    "2026-07-02T00:00:00Z, MONTH",
    "2026-08-01T00:00:00Z, YEAR",
    "2027-01-01T00:00:00Z, LIFETIME"
  })
  void aPeriodIsOfTheCalendar(Instant time, Period longest) {
    var before = List.of(Instant.parse("2026-07-01T23:59:59Z"));

    for (var period : Period.values()) {
      assertThat(period.count(before, time, UTC) == 1)
          .as(period.word())
          .isEqualTo(period.compareTo(longest) >= 0);
    }
  }

  @Test
  void theLongestPeriodThatIsFullIsNamed() {
    var limits = new Limits(1, 2, 0, 0);
    var time = Instant.parse("2026-07-01T10:00:00Z");

    assertThat(limits.reached(List.of(), time, UTC)).isEmpty();
    assertThat(limits.reached(List.of(time), time, UTC)).contains(Period.DAY);
    assertThat(limits.reached(List.of(time, time.minusSeconds(1)), time, UTC))
        .contains(Period.MONTH);
    assertThat(Limits.NONE.reached(List.of(time, time), time, UTC)).isEmpty();
  }

  @Test
  void aDayEndsWhereTheMerchantIs() {
    var limits = new Limits(1, 0, 0, 0);
    var evening = Instant.parse("2026-07-01T23:00:00Z");
    var later = Instant.parse("2026-07-02T01:00:00Z");

    assertThat(limits.reached(List.of(evening), later, UTC)).isEmpty();
    assertThat(limits.reached(List.of(evening), later, MerchantZone.of("America/New_York")))
        .contains(Period.DAY);
    assertThat(
            limits.reached(
                List.of(evening), evening.minusSeconds(1), MerchantZone.of("Europe/London")))
        .isEmpty();
  }

  private static Activities with(String key, ActivityRule rule) {
    return new Activities(new TreeMap<>(Map.of(key, rule)), GoalSpend.OFF);
  }

  private static ActivityRule custom(int points, Limits limits) {
    return new ActivityRule(true, points, limits, new TreeMap<>(Map.of("en", "Visit us")));
  }
}
