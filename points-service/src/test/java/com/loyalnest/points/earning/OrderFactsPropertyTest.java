package com.loyalnest.points.earning;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.earning.OrderRefund.RefundedLine;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.Rounding;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Whatever a shop tells, in whatever order and however often: one truth.
class OrderFactsPropertyTest {
  @Property(tries = 500)
  void theSameMessagesGiveTheSameFactsInAnyOrderAndAnyRepetition(
      @ForAll("messages") List<OrderFacts> messages, @ForAll long seed) {
    var shuffled = new ArrayList<>(messages);
    shuffled.addAll(messages.subList(0, messages.size() / 2));
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(merged(shuffled)).isEqualTo(merged(messages));
  }

  @Property(tries = 500)
  void groupsOfMessagesMergeLikeTheMessages(
      @ForAll("messages") List<OrderFacts> messages, @ForAll @IntRange(max = 8) int cut) {
    var at = Math.min(cut, messages.size());

    assertThat(merged(messages.subList(0, at)).merge(merged(messages.subList(at, messages.size()))))
        .isEqualTo(merged(messages));
  }

  @Property(tries = 500)
  void refundsNeverTakeMoreThanWasEarnedAndNeverGive(
      @ForAll("lines") List<OrderLine> lines,
      @ForAll("refunds") List<OrderRefund> refunds,
      @ForAll Rounding rounding) {
    var order = OrderFixtures.order(lines.toArray(OrderLine[]::new));
    var program = OrderFixtures.program(7, 3, rounding);
    var whole = OrderFixtures.priced(program, order).targets();
    var left = OrderFixtures.priced(program, order, refunds.toArray(OrderRefund[]::new)).targets();

    assertThat(left)
        .allSatisfy((line, points) ->
            assertThat(points).isPositive().isLessThanOrEqualTo(whole.getOrDefault(line, 0)));
  }

  @Property(tries = 300)
  void partialRefundsInAnyOrderAreOneFullRefund(
      @ForAll("lines") List<OrderLine> lines, @ForAll long seed) {
    var order = OrderFixtures.order(lines.toArray(OrderLine[]::new));
    var singles = new ArrayList<OrderRefund>();
    for (var line : order.lines()) {
      for (var unit = 0; unit < line.quantity(); unit++) {
        singles.add(OrderFixtures.units("r" + singles.size(), line.lineId(), 1));
      }
    }
    Collections.shuffle(singles, new Random(seed));

    assertThat(OrderFixtures.priced(order, singles.toArray(OrderRefund[]::new)).points()).isZero();
  }

  @Property(tries = 300)
  void theStepsAddUpToTheAnswer(
      @ForAll("lines") List<OrderLine> lines, @ForAll("refunds") List<OrderRefund> refunds) {
    var order = OrderFixtures.order(lines.toArray(OrderLine[]::new));
    var priced =
        OrderFixtures.priced(ProgramConfig.DEFAULT, order, refunds.toArray(OrderRefund[]::new));
    var sum = 0;
    for (var step : priced.steps()) {
      sum +=
          switch (step) {
            case DecisionStep.Rounded rounded -> rounded.points();
            case DecisionStep.Refunded refunded -> -refunded.points();
            default -> 0;
          };
    }

    assertThat(sum).isEqualTo(priced.points());
  }

  private static OrderFacts merged(List<OrderFacts> messages) {
    return messages.stream().reduce(OrderFacts.NONE, OrderFacts::merge);
  }

  @Provide
  Arbitrary<List<OrderFacts>> messages() {
    return Arbitraries.oneOf(snapshots(), refund().map(OrderFacts::of))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private Arbitrary<OrderFacts> snapshots() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(FinancialStatus.class),
            Arbitraries.of("", "7", "8"),
            Arbitraries.of(true, false),
            lines(),
            refund().list().ofMaxSize(2))
        .as((hour, status, customer, cancelled, lines, refunds) -> {
          var at = OrderFixtures.PAID_AT.plus(Duration.ofHours(hour));
          return OrderFacts.of(
              new OrderSnapshot(
                  OrderFixtures.PAID_AT,
                  at,
                  cancelled ? at : null,
                  status,
                  false,
                  customer,
                  "USD",
                  false,
                  lines,
                  OrderCharges.NONE),
              refunds);
        });
  }

  @Provide
  Arbitrary<List<OrderLine>> lines() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 20_000),
            Arbitraries.integers().between(0, 500))
        .as((quantity, cents, discount) -> new int[] {quantity, cents, discount})
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(drafts -> {
          var lines = new ArrayList<OrderLine>();
          for (var draft : drafts) {
            lines.add(
                new OrderLine(
                    "line" + lines.size(),
                    draft[0],
                    BigDecimal.valueOf(draft[1], 2),
                    BigDecimal.valueOf(draft[2], 2),
                    BigDecimal.ZERO,
                    false));
          }
          return lines;
        });
  }

  @Provide
  Arbitrary<List<OrderRefund>> refunds() {
    return refund().list().ofMaxSize(5);
  }

  private Arbitrary<OrderRefund> refund() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 5_000),
            Arbitraries.of(true, false))
        .as((id, line, quantity, cents, moneyOnly) ->
            new OrderRefund(
                "r" + id,
                moneyOnly ? List.of() : List.of(new RefundedLine("line" + line, quantity)),
                BigDecimal.valueOf(cents, 2),
                BigDecimal.ZERO,
                BigDecimal.ZERO));
  }
}
