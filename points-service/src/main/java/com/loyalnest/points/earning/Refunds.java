package com.loyalnest.points.earning;

import com.loyalnest.points.earning.OrderRefund.RefundedLine;
import com.loyalnest.points.program.Fraction;
import com.loyalnest.points.program.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What refunds leave of an order's points. Units given back count first, `round(points × refunded
/// ÷ quantity)` of their line in all, so that several partial refunds add up to exactly one full;
/// money without units then counts over the value that is left. Nothing takes more than was earned.
final class Refunds {
  private final Collection<OrderRefund> refunds;
  private final Map<String, Integer> quantities = new HashMap<>();

  /// @param refunds in the order of their ids
  Refunds(Collection<OrderRefund> refunds, OrderSnapshot snapshot) {
    this.refunds = refunds;
    snapshot
        .lines()
        .forEach(line -> quantities.merge(line.lineId(), line.quantity(), Integer::sum));
  }

  /// What is left of the points by line (lines with none left out) and of the money, and how it
  /// came to that.
  record Outcome(
      SortedMap<String, Integer> pointsLeft, Fraction moneyLeft, List<DecisionStep> steps) {}

  Outcome takeFrom(SortedMap<String, Integer> earned, SortedMap<String, BigDecimal> eligible) {
    var steps = new ArrayList<DecisionStep>();
    var unitsBack = new HashMap<String, Integer>();
    for (var refund : refunds) {
      for (var line : refund.lines()) {
        takeUnits(refund, line, earned, unitsBack, steps);
      }
    }
    var left = new TreeMap<String, Integer>();
    var money = Fraction.ZERO;
    for (var line : eligible.keySet()) {
      left.put(line, earned.getOrDefault(line, 0) - pointsOfUnits(line, earned, unitsBack));
      money = money.plus(Fraction.of(amount(eligible, line)).times(shareKept(line, unitsBack)));
    }
    return takeMoney(left, money, steps);
  }

  private void takeUnits(
      OrderRefund refund,
      RefundedLine line,
      SortedMap<String, Integer> earned,
      Map<String, Integer> unitsBack,
      List<DecisionStep> steps) {
    var before = pointsOfUnits(line.lineId(), earned, unitsBack);
    unitsBack.merge(line.lineId(), line.quantity(), Math::addExact);
    var points = pointsOfUnits(line.lineId(), earned, unitsBack) - before;
    if (earned.containsKey(line.lineId())) {
      steps.add(
          new DecisionStep.Refunded(refund.refundId(), line.lineId(), line.quantity(), points));
    }
  }

  /// Of all units of a line that were given back so far.
  private int pointsOfUnits(
      String line, SortedMap<String, Integer> earned, Map<String, Integer> unitsBack) {
    var gone = Fraction.of(BigInteger.ONE).minus(shareKept(line, unitsBack));
    var points = Fraction.of(BigInteger.valueOf(earned.getOrDefault(line, 0)));
    return Rounding.HALF_UP.round(points.times(gone)).intValueExact();
  }

  private Fraction shareKept(String line, Map<String, Integer> unitsBack) {
    var quantity = quantities.getOrDefault(line, 0);
    var back = Math.max(0, unitsBack.getOrDefault(line, 0));
    return quantity <= 0 || back >= quantity
        ? noneOrAll(back)
        : Fraction.of(quantity - back, quantity);
  }

  private static Fraction noneOrAll(int back) {
    return back > 0 ? Fraction.ZERO : Fraction.of(BigInteger.ONE);
  }

  private Outcome takeMoney(
      SortedMap<String, Integer> left, Fraction moneyLeft, List<DecisionStep> steps) {
    var back = Fraction.ZERO;
    var taken = 0;
    var pointsLeft = left.values().stream().reduce(0, Math::addExact);
    for (var refund : refunds) {
      if (refund.moneyOnly()
          && refund.amount().signum() > 0
          && moneyLeft.compareTo(Fraction.ZERO) > 0) {
        back = back.plus(Fraction.of(refund.amount())).min(moneyLeft);
        var share = Fraction.of(BigInteger.valueOf(pointsLeft)).times(back).dividedBy(moneyLeft);
        var soFar = Rounding.HALF_UP.round(share).intValueExact();
        steps.add(new DecisionStep.Refunded(refund.refundId(), "", 0, soFar - taken));
        taken = soFar;
      }
    }
    return new Outcome(keep(left, pointsLeft, pointsLeft - taken), moneyLeft.minus(back), steps);
  }

  /// Spreads what is kept over the lines in proportion; a line never keeps more than it has.
  private static SortedMap<String, Integer> keep(
      SortedMap<String, Integer> left, int pointsLeft, int kept) {
    var exact = new TreeMap<String, Fraction>();
    left.forEach((line, points) -> {
      if (points > 0) {
        exact.put(line, Fraction.of((long) points * kept, pointsLeft));
      }
    });
    var shares = Shares.of(kept, exact);
    shares.values().removeIf(points -> points == 0);
    return shares;
  }

  private static BigDecimal amount(SortedMap<String, BigDecimal> eligible, String line) {
    return eligible.getOrDefault(line, BigDecimal.ZERO);
  }
}
