package com.loyalnest.points.goal;

import static com.loyalnest.points.ProgramFixtures.usualBut;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.activity.ActivityStep.GoalReached;
import com.loyalnest.points.program.Activities;
import com.loyalnest.points.program.GoalSpend;
import com.loyalnest.points.program.MerchantZone;
import com.loyalnest.points.program.Period;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GoalTargetPropertyTest {
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
  private static final ProgramHistory PROGRAMS =
      new ProgramHistory(
          List.of(
              version(1, new GoalSpend(false, new BigDecimal("1"), 5, Period.YEAR)),
              version(2, new GoalSpend(true, new BigDecimal("100"), 200, Period.YEAR)),
              version(3, new GoalSpend(true, new BigDecimal("33.33"), 7, Period.LIFETIME)),
              version(4, new GoalSpend(true, new BigDecimal("100.00"), 200, Period.YEAR))));

  @Property
  void theOrderOfOrdersDoesNotMatter(@ForAll("orders") List<Spending> orders, @ForAll long seed) {
    var shuffled = new ArrayList<>(orders);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(GoalTarget.of(shuffled, PROGRAMS)).isEqualTo(GoalTarget.of(orders, PROGRAMS));
  }

  @Test
  void aYearBeginsWhereTheMerchantIs() {
    var goal = new GoalSpend(true, new BigDecimal("100"), 200, Period.YEAR);
    var orders =
        List.of(
            spending("60", 1, NEW_YEAR.minus(Duration.ofHours(4))),
            spending("60", 1, NEW_YEAR.plus(Duration.ofHours(4))));

    assertThat(GoalTarget.of(orders, in("UTC", goal)).points()).isZero();
    assertThat(GoalTarget.of(orders, in("America/New_York", goal)).points()).isEqualTo(200);
    assertThat(GoalTarget.of(orders, in("Asia/Tokyo", goal)).points()).isEqualTo(200);
  }

  private static ProgramHistory in(String zone, GoalSpend goal) {
    return new ProgramHistory(List.of(version(1, goal, MerchantZone.of(zone))));
  }

  @Property
  void refundingEverythingTakesEverythingBack(@ForAll("orders") List<Spending> orders) {
    var refunded = orders.stream().map(order -> spent(order, BigDecimal.ZERO)).toList();

    assertThat(GoalTarget.of(refunded, PROGRAMS).points()).isZero();
  }

  @Property
  void aRefundNeverGives(@ForAll("orders") List<Spending> orders) {
    var halved =
        orders.stream()
            .map(order -> spent(order, order.eligible().multiply(new BigDecimal("0.5"))))
            .toList();

    assertThat(GoalTarget.of(halved, PROGRAMS).points())
        .isLessThanOrEqualTo(GoalTarget.of(orders, PROGRAMS).points());
  }

  @Property
  void eachFullAmountGivesAndTheRestNothing(@ForAll("orders") List<Spending> orders) {
    for (var step : GoalTarget.of(orders, PROGRAMS).steps()) {
      var reached = (GoalReached) step;
      var full = reached.goal().multiply(BigDecimal.valueOf(reached.times()));

      assertThat(full).isLessThanOrEqualTo(reached.spent());
      assertThat(full.add(reached.goal())).isGreaterThan(reached.spent());
    }
  }

  @Test
  void goalsOfTheSameAmountCountTogetherAndOthersApart() {
    var target =
        GoalTarget.of(
            List.of(
                spending("60.00", 2, NEW_YEAR),
                spending("60.00", 4, NEW_YEAR.plusSeconds(1)),
                spending("99.99", 2, NEW_YEAR.minusSeconds(1)),
                spending("99.99", 1, NEW_YEAR),
                spending("33.33", 3, NEW_YEAR)),
            PROGRAMS);

    assertThat(target.points()).isEqualTo(207);
  }

  @Test
  void noSpendingGivesMoreThanAnAccountCanHold() {
    var target = GoalTarget.of(List.of(spending("999999999999999", 2, NEW_YEAR)), PROGRAMS);

    assertThat(target.points()).isEqualTo(Integer.MAX_VALUE);
  }

  @Provide
  static Arbitrary<List<Spending>> orders() {
    var cents = Arbitraries.integers().between(0, 30_000);
    var version = Arbitraries.integers().between(1, 4);
    var day = Arbitraries.integers().between(-200, 200);
    return Combinators.combine(cents, version, day)
        .as((amount, number, when) ->
            new Spending(
                BigDecimal.valueOf(amount, 2), "USD", number, NEW_YEAR.plus(Duration.ofDays(when))))
        .list()
        .ofMaxSize(20);
  }

  private static Spending spending(String amount, int version, Instant paidAt) {
    return new Spending(new BigDecimal(amount), "USD", version, paidAt);
  }

  private static Spending spent(Spending order, BigDecimal eligible) {
    return new Spending(eligible, order.currency(), order.programVersion(), order.paidAt());
  }

  private static ProgramVersion version(int number, GoalSpend goal) {
    return version(number, goal, MerchantZone.UTC);
  }

  private static ProgramVersion version(int number, GoalSpend goal, MerchantZone zone) {
    return new ProgramVersion(
        number,
        usualBut(Map.of("activities", new Activities(new TreeMap<>(), goal), "timeZone", zone)),
        Instant.EPOCH,
        "system");
  }
}
