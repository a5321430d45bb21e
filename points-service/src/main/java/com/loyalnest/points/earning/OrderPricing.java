package com.loyalnest.points.earning;

import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.Reason;
import com.loyalnest.points.program.Fraction;
import com.loyalnest.points.program.ProgramConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an order is worth: a function of its facts, of the circumstances kept with it and of the
/// program version in force when it was first paid, and of nothing else. Money is exact, points are
/// rounded once per order and spread over its lines.
public final class OrderPricing {
  private final ProgramConfig program;
  private final Circumstances circumstances;
  private final Multipliers multipliers;

  OrderPricing(ProgramConfig program, Circumstances circumstances, Multipliers multipliers) {
    this.program = program;
    this.circumstances = circumstances;
    this.multipliers = multipliers;
  }

  /// @param snapshot the newest of the facts
  /// @param isSomebodys whether there is an account to give points to
  public PricedOrder price(OrderFacts facts, OrderSnapshot snapshot, boolean isSomebodys) {
    var excluded = exclusion(facts, snapshot, isSomebodys);
    if (excluded.isPresent()) {
      return nothing(excluded.get());
    }
    var steps = new ArrayList<DecisionStep>();
    var eligible =
        new EligibleParts(program.eligible(), program.exclusions(), circumstances)
            .of(snapshot, steps);
    var earned = earn(snapshot, eligible, steps);
    var refunded = new Refunds(facts.refunds().values(), snapshot).takeFrom(earned, eligible);
    steps.addAll(refunded.steps());
    var ending = ending(facts, refunded);
    if (ending.isPresent()) {
      steps.add(Exclusion.order(ending.get()));
      return new PricedOrder(new TreeMap<>(), BigDecimal.ZERO, steps);
    }
    return new PricedOrder(
        refunded.pointsLeft(),
        Currencies.rounded(refunded.moneyLeft(), snapshot.currency()),
        steps);
  }

  private Optional<Reason> exclusion(
      OrderFacts facts, OrderSnapshot snapshot, boolean isSomebodys) {
    if (snapshot.test() && !program.testOrders()) {
      return Optional.of(Reason.TEST_ORDER);
    }
    if (facts.firstPaidAt() == null || snapshot.status() == FinancialStatus.VOIDED) {
      return Optional.of(facts.cancelledAt() == null ? Reason.NOT_PAID : Reason.CANCELLED);
    }
    if (!isSomebodys) {
      return Optional.of(Reason.GUEST);
    }
    var tags =
        facts
            .ownerExternalId()
            .map(owner -> circumstances.customerTags().getOrDefault(owner, new TreeSet<>()))
            .orElse(new TreeSet<>());
    if (!program.exclusions().excludedCustomerTags(tags).isEmpty()) {
      return Optional.of(Reason.CUSTOMER_TAG);
    }
    return snapshot.lines().isEmpty() ? Optional.of(Reason.NO_LINES) : Optional.empty();
  }

  private static PricedOrder nothing(Reason reason) {
    return new PricedOrder(new TreeMap<>(), BigDecimal.ZERO, List.of(Exclusion.order(reason)));
  }

  /// Why nothing stays of what was earned, refunds apart.
  private Optional<Reason> ending(OrderFacts facts, Refunds.Outcome refunded) {
    if (facts.cancelledAt() != null) {
      return Optional.of(Reason.CANCELLED);
    }
    var minimum = Fraction.of(program.eligible().minimum());
    return refunded.moneyLeft().compareTo(minimum) < 0
        ? Optional.of(Reason.BELOW_MINIMUM)
        : Optional.empty();
  }

  private SortedMap<String, Integer> earn(
      OrderSnapshot snapshot, SortedMap<String, BigDecimal> eligible, List<DecisionStep> steps) {
    var sum = eligible.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    var rate = program.purchaseRate();
    var product = rate.of(Fraction.of(sum));
    var points = program.rounding().round(multipliers.of(product)).intValueExact();
    steps.add(
        new DecisionStep.Eligible(
            Currencies.printed(sum, snapshot.currency()), snapshot.currency()));
    steps.add(
        new DecisionStep.RateApplied(rate.numerator(), rate.denominator(), product.toString()));
    steps.addAll(multipliers.steps(product));
    steps.add(new DecisionStep.Rounded(program.rounding().word(), points));
    var exact = new TreeMap<String, Fraction>();
    eligible.forEach(
        (line, amount) -> exact.put(line, multipliers.of(rate.of(Fraction.of(amount)))));
    return Shares.of(points, exact);
  }
}
