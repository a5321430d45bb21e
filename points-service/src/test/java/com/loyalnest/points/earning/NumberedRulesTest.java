package com.loyalnest.points.earning;

import static com.loyalnest.points.ProgramFixtures.usualBut;
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

import com.loyalnest.points.earning.OrderRefund.RefundedLine;
import com.loyalnest.points.program.EligibleMoney;
import com.loyalnest.points.program.Expiry;
import com.loyalnest.points.program.MerchantZone;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import com.loyalnest.points.program.Rounding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The numbered rules of the reference on loyalty programs that concern what an order earns, one
/// test each, with the numbers of the failures it documents. Rules on lots and debt are seen by the
/// ledger's tests.
class NumberedRulesTest {
  private static final Instant PAID = OrderFixtures.PAID_AT;

  @Test
  void rule01RefundTakesWhatWasAwardedNotTodaysRate() {
    var history =
        new ProgramHistory(
            List.of(
                version(1, program(1, 1, Rounding.FLOOR), PAID.minusSeconds(60)),
                version(2, program(2, 1, Rounding.FLOOR), PAID.plusSeconds(60)),
                version(3, program(0, 1, Rounding.FLOOR), PAID.plusSeconds(120))));
    var order = order(line("1", 1, "50.00"));
    var facts = OrderFacts.of(order, List.of());
    var paidAt = Objects.requireNonNull(facts.firstPaidAt());
    var inForce = history.at(paidAt).config();

    assertThat(priced(inForce, order).points()).isEqualTo(50);
    assertThat(priced(inForce, order, units("r", "1", 1)).steps())
        .last()
        .isEqualTo(new DecisionStep.Refunded("r", "1", 1, 50));
  }

  @Test
  void rule02ReturningTheProductThatEarnedNothingTakesNothing() {
    var order = order(line("1", 1, "7.00"), line("2", 1, "7.00", "0", "0", true));

    assertThat(priced(order).points()).isEqualTo(70);
    assertThat(priced(order, units("r", "2", 1)).points()).isEqualTo(70);
  }

  @Test
  void rule03TwoRefundsOfAFifthTakeTwoFifthsAndTheRestTakesTheRest() {
    var order = order(line("1", 5, "20.00"));

    assertThat(priced(order, units("a", "1", 1)).points()).isEqualTo(800);
    assertThat(priced(order, units("a", "1", 1), units("b", "1", 1)).points()).isEqualTo(600);
    assertThat(priced(order, units("a", "1", 1), units("b", "1", 1), units("c", "1", 3)).points())
        .isZero();
    assertThat(priced(order, money("a", "20.00"), money("b", "20.00")).points()).isEqualTo(600);
  }

  @Test
  void rule06GoodsReturnedForStoreCreditAreReturned() {
    var order = order(line("1", 2, "10.00"));

    assertThat(priced(order, refund("r", "0", "0", "0", new RefundedLine("1", 1))).points())
        .isEqualTo(100);
  }

  @Test
  void rule08AnOrderKeepsTheHoldOfItsOwnVersion() {
    var history =
        new ProgramHistory(
            List.of(
                version(1, ProgramConfig.DEFAULT, PAID.minusSeconds(60)),
                version(2, holding(14), PAID.plusSeconds(60))));

    assertThat(history.at(PAID).config().availableFrom(PAID)).isEqualTo(PAID);
    assertThat(history.newest().config().availableFrom(PAID))
        .isEqualTo(PAID.plus(Duration.ofDays(14)));
  }

  @Test
  void rule09TaxShippingAndGiftCardsAreChoicesAndDiscountsEarnNothing() {
    var order =
        charged(
            order(
                line("1", 1, "100.00", "10.00", "9.00", false),
                line("2", 1, "25.00", "0", "0", true)),
            "5.00",
            "9.00",
            "2.00");

    assertThat(priced(order).points()).isEqualTo(900);
    assertThat(priced(earning(true, false, false, false), order).points()).isEqualTo(1150);
    assertThat(priced(earning(false, true, false, false), order).points()).isEqualTo(990);
    assertThat(priced(earning(false, false, true, false), order).points()).isEqualTo(950);
    assertThat(priced(earning(false, false, false, true), order).points()).isEqualTo(920);
  }

  @Test
  void rule10InstalmentsEarnWithTheLastOne() {
    var line = line("1", 1, "10.00");
    var part = snapshot(FinancialStatus.PARTIALLY_PAID, false, "7", "USD", false, line);

    assertThat(priced(part).points()).isZero();
    assertThat(priced(order(line)).points()).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(Rounding.class)
  void rule11ThreeOddPartsGiveBackWhatWasEarned(Rounding rounding) {
    var program = program(1, 1, rounding);
    var order = order(line("1", 1, "49.95"));
    var earned = priced(program, order).points();

    assertThat(earned).isEqualTo(rounding == Rounding.FLOOR ? 49 : 50);
    assertThat(
            priced(program, order, money("a", "16.61"), money("b", "0.03"), money("c", "33.31"))
                .points())
        .isZero();
  }

  @Test
  void rule13MonthsEndAtTheEndOfTheirLastDay() {
    var aMonth = new Expiry(Expiry.Model.AFTER_EARNING, 0, 1);

    assertThat(aMonth.ofLot(Instant.parse("2027-01-31T09:00:00Z"), MerchantZone.UTC))
        .isEqualTo(Instant.parse("2027-03-01T00:00:00Z"));
    assertThat(
            aMonth.ofLot(
                Instant.parse("2027-01-31T09:00:00Z"), MerchantZone.of("America/New_York")))
        .isEqualTo(Instant.parse("2027-03-01T05:00:00Z"));
  }

  @Test
  void rule26AYenOrderHasNoDecimalsAndADinarThree() {
    assertThat(
            priced(program(1, 100, Rounding.FLOOR), order("JPY", false, line("1", 1, "1999")))
                .points())
        .isEqualTo(19);
    assertThat(priced(order("KWD", false, line("1", 1, "1.239"))).eligible()).hasToString("1.239");
  }

  private static ProgramVersion version(int number, ProgramConfig config, Instant at) {
    return new ProgramVersion(number, config, at, "system");
  }

  private static ProgramConfig holding(int days) {
    return usualBut(Map.of("holdDays", days));
  }

  private static ProgramConfig earning(
      boolean giftCards, boolean tax, boolean shipping, boolean tips) {
    return program(new EligibleMoney(giftCards, tax, shipping, tips, BigDecimal.ZERO));
  }
}
