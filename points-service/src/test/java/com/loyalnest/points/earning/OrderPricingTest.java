package com.loyalnest.points.earning;

import static com.loyalnest.points.earning.OrderFixtures.cancelled;
import static com.loyalnest.points.earning.OrderFixtures.charged;
import static com.loyalnest.points.earning.OrderFixtures.line;
import static com.loyalnest.points.earning.OrderFixtures.money;
import static com.loyalnest.points.earning.OrderFixtures.order;
import static com.loyalnest.points.earning.OrderFixtures.priced;
import static com.loyalnest.points.earning.OrderFixtures.program;
import static com.loyalnest.points.earning.OrderFixtures.refund;
import static com.loyalnest.points.earning.OrderFixtures.snapshot;
import static com.loyalnest.points.earning.OrderFixtures.units;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.Reason;
import com.loyalnest.points.earning.OrderRefund.RefundedLine;
import com.loyalnest.points.program.EligibleMoney;
import com.loyalnest.points.program.Factor;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderPricingTest {
  @Test
  void tenPointsADollar() {
    var priced = priced(order(line("1", 1, "118.00")));

    assertThat(priced.points()).isEqualTo(1180);
    assertThat(priced.steps())
        .containsExactly(
            new DecisionStep.Eligible(new java.math.BigDecimal("118.00"), "USD"),
            new DecisionStep.RateApplied(10, 1, "1180"),
            new DecisionStep.Rounded("floor", 1180));
  }

  @ParameterizedTest
  @CsvSource({
    "USD, 19.99, 199, 19.99",
    "JPY, 1999, 19990, 1999",
    "KWD, 1.239, 12, 1.239",
    "KWD, 1.2, 12, 1.200",
  })
  void everyCurrencyHasItsDigits(String currency, String price, int points, String eligible) {
    var priced = priced(order(currency, false, line("1", 1, price)));

    assertThat(priced.points()).isEqualTo(points);
    assertThat(priced.eligible()).hasToString(eligible);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 100, FLOOR, 299, 2",
    "1, 100, HALF_UP, 250, 3",
    "1, 100, CEILING, 201, 3",
    "1, 2, FLOOR, 49.95, 24",
    "1, 3, HALF_UP, 10, 3",
  })
  void ratesAreExact(
      long numerator, long denominator, Rounding rounding, String price, int points) {
    var program = program(numerator, denominator, rounding);

    assertThat(priced(program, order(line("1", 1, price))).points()).isEqualTo(points);
  }

  @Test
  void roundsOncePerOrderAndSharesByLargestRemainder() {
    var priced = priced(order(line("a", 1, "0.19"), line("b", 1, "0.18"), line("c", 1, "0.13")));

    // 1.9 + 1.8 + 1.3 = 5
    assertThat(priced.targets()).containsExactlyEntriesOf(ordered("a", 2, "b", 2, "c", 1));
  }

  @Test
  void discountsAndIncludedTaxEarnNothing() {
    assertThat(priced(order(line("1", 2, "50.00", "20.00", "0", false))).points()).isEqualTo(800);
    assertThat(priced(order("USD", true, line("1", 1, "119.00", "0", "19.00", false))).points())
        .isEqualTo(1000);
    assertThat(priced(order("USD", false, line("1", 1, "100.00", "0", "19.00", false))).points())
        .isEqualTo(1000);
  }

  @Test
  void multipliersMultiplyExactlyBeforeTheOneRounding() {
    var multipliers =
        new Multipliers(
            List.of(
                new Multipliers.Multiplier("segment", "champions", new Factor(3, 2)),
                new Multipliers.Multiplier("tier", "gold", new Factor(4, 3))));
    var order = order(line("1", 1, "0.19"), line("2", 1, "0.32"));
    var priced =
        new OrderPricing(ProgramConfig.DEFAULT, Circumstances.NONE, multipliers)
            .price(OrderFacts.of(order, List.of()), order, true);

    // 5.1 × 2 = 10.2, of lines 3.8 and 6.4
    assertThat(priced.targets()).isEqualTo(Map.of("1", 4, "2", 6));
    assertThat(priced.steps())
        .contains(
            new DecisionStep.Multiplied("segment", "champions", 3, 2, "153/20"),
            new DecisionStep.Multiplied("tier", "gold", 4, 3, "51/5"));
  }

  @Test
  void aLineDiscountedBelowNothingIsWorthNothing() {
    assertThat(priced(order(line("1", 1, "5.00", "9.00", "0", false))).points()).isZero();
  }

  @Test
  void giftCardsEarnWhenTheyAreSpentNotWhenTheyAreBought() {
    var priced = priced(order(line("1", 1, "50.00", "0", "0", true), line("2", 1, "1.00")));

    assertThat(priced.points()).isEqualTo(10);
    assertThat(priced.steps()).contains(new Exclusion(Reason.GIFT_CARD, "1"));
  }

  @Test
  void giftCardsEarnWhenTheyAreBoughtIfTheProgramSaysSoAndRefundsTakeThatBack() {
    var program = program(new EligibleMoney(true, false, false, false, BigDecimal.ZERO));
    var order = order(line("1", 2, "50.00", "0", "0", true), line("2", 1, "1.00"));

    assertThat(priced(program, order).targets()).isEqualTo(Map.of("1", 1000, "2", 10));
    assertThat(priced(program, order, units("a", "1", 1)).targets())
        .isEqualTo(Map.of("1", 500, "2", 10));
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false, 1000",
    "true, false, false, 1209",
    "false, true, false, 1050",
    "false, false, true, 1030",
    "true, true, true, 1289"
  })
  void taxShippingAndTipsEarnIfTheProgramSaysSoWithTaxesIncludedOrNot(
      boolean tax, boolean shipping, boolean tips, int points) {
    var program = program(new EligibleMoney(false, tax, shipping, tips, BigDecimal.ZERO));
    var added = order("USD", false, line("1", 1, "100.00", "0", "20.00", false));
    var included = order("USD", true, line("1", 1, "120.00", "0", "20.00", false));

    assertThat(priced(program, charged(added, "5.00", "20.95", "3.00")).points()).isEqualTo(points);
    assertThat(priced(program, charged(included, "5.95", "20.95", "3.00")).points())
        .isEqualTo(points);
  }

  @Test
  void refundsTakeBackShippingAndTaxForWhatTheyWereAndNothingForMoneyThatEarnedNothing() {
    var all = program(new EligibleMoney(false, true, true, false, BigDecimal.ZERO));
    var order = charged(order(line("1", 2, "50.00", "0", "20.00", false)), "5.00", "20.95", "0");
    var shippingBack = refund("a", "5.95", "5.00", "0.95");

    assertThat(priced(all, order).targets()).isEqualTo(Map.of("1", 1200, "shipping", 50, "tax", 9));
    assertThat(priced(all, order, shippingBack).targets()).isEqualTo(Map.of("1", 1200));
    assertThat(
            priced(all, order, refund("b", "60.00", "0", "10.00", new RefundedLine("1", 1)))
                .targets())
        .isEqualTo(Map.of("1", 600, "shipping", 50, "tax", 9));
    assertThat(priced(order, shippingBack).points()).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({"50.00, 1, 500", "50.01, 1, 0", "100.00, 0, 1000", "100.01, 0, 0"})
  void anOrderThatStaysBelowTheMinimumEarnsNothingAndSaysSo(
      String minimum, int unitsBack, int points) {
    var program = program(new EligibleMoney(false, false, false, false, new BigDecimal(minimum)));
    var order = order(line("1", 2, "50.00"));
    var priced =
        unitsBack == 0 ? priced(program, order) : priced(program, order, units("a", "1", 1));

    assertThat(priced.points()).isEqualTo(points);
    if (points == 0) {
      assertThat(priced.steps()).last().isEqualTo(new Exclusion(Reason.BELOW_MINIMUM, ""));
      assertThat(priced.eligible()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PAID, true, 7, TEST_ORDER",
    "PENDING, false, 7, NOT_PAID",
    "PARTIALLY_PAID, false, 7, NOT_PAID",
    "UNKNOWN, false, 7, NOT_PAID",
    "PAID, false, '', GUEST",
  })
  void whatEarnsNothingSaysWhy(
      FinancialStatus status, boolean test, String customer, Reason reason) {
    var priced = priced(snapshot(status, test, customer, "USD", false, line("1", 1, "9.00")));

    assertThat(priced.points()).isZero();
    assertThat(priced.steps()).containsExactly(new Exclusion(reason, ""));
  }

  @Test
  void anOrderWithoutLinesSaysSo() {
    assertThat(priced(order()).steps()).containsExactly(new Exclusion(Reason.NO_LINES, ""));
  }

  @Test
  void partialRefundsOfUnitsAddUpToTheWholeLine() {
    var order = order(line("1", 3, "0.70"), line("2", 1, "1.00"));

    assertThat(priced(order, units("a", "1", 1)).targets()).isEqualTo(Map.of("1", 14, "2", 10));
    assertThat(priced(order, units("a", "1", 1), units("b", "1", 1)).targets())
        .isEqualTo(Map.of("1", 7, "2", 10));
    assertThat(priced(order, units("a", "1", 1), units("b", "1", 1), units("c", "1", 1)).targets())
        .isEqualTo(Map.of("2", 10));
  }

  @Test
  void aRefundOfWhatEarnedNothingTakesNothing() {
    var order = order(line("1", 1, "10.00"), line("gift", 1, "50.00", "0", "0", true));

    assertThat(priced(order, units("a", "gift", 1), units("b", "unknown", 4)).points())
        .isEqualTo(100);
  }

  @Test
  void moneyWithoutUnitsCountsOverTheValueThatIsLeft() {
    var order = order(line("1", 2, "50.00"));

    assertThat(priced(order, money("a", "10.00")).points()).isEqualTo(900);
    assertThat(priced(order, units("a", "1", 1), money("b", "25.00")).points()).isEqualTo(250);
    assertThat(priced(order, units("a", "1", 1), money("b", "80.00")).points()).isZero();
    assertThat(priced(order, units("a", "1", 1), money("b", "25.00")).eligible())
        .hasToString("25.00");
  }

  @Test
  void aCancelledOrderIsWorthNothingHoweverMuchOfItWasRefunded() {
    var order = cancelled(order(line("1", 2, "50.00")));

    assertThat(priced(order).points()).isZero();
    assertThat(priced(order, units("a", "1", 2)).points()).isZero();
    assertThat(priced(order).steps()).last().isEqualTo(new Exclusion(Reason.CANCELLED, ""));
  }

  @Test
  void anUnpaidOrderThatWasCancelledSaysCancelled() {
    var unpaid = snapshot(FinancialStatus.PENDING, false, "7", "USD", false, line("1", 1, "9.00"));

    assertThat(priced(cancelled(unpaid)).steps())
        .containsExactly(new Exclusion(Reason.CANCELLED, ""));
  }

  @Test
  void paidOnceStaysPaidWhenThereAreRefundsSince() {
    var paid = order(line("1", 1, "10.00"));
    var refunded =
        snapshot(FinancialStatus.REFUNDED, false, "7", "USD", false, line("1", 1, "10.00"));

    assertThat(
            new OrderPricing(ProgramConfig.DEFAULT, Circumstances.NONE, Multipliers.NONE)
                .price(
                    OrderFacts.of(paid, List.of())
                        .merge(OrderFacts.of(refunded, List.of(units("r", "1", 1)))),
                    refunded,
                    true)
                .points())
        .isZero();
  }

  private static java.util.SortedMap<String, Integer> ordered(
      String a, int x, String b, int y, String c, int z) {
    return new java.util.TreeMap<>(Map.of(a, x, b, y, c, z));
  }
}
