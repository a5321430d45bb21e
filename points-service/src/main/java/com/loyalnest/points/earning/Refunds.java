package com.loyalnest.points.earning;

import com.loyalnest.points.program.Fraction;
import com.loyalnest.points.program.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// What refunds leave of an order's points. Units given back count first, `round(points × refunded
/// ÷ quantity)` of their line in all, and shipping and tax by their money, so that several partial
/// refunds add up to exactly one full; money without units then counts over the value that is left.
/// Nothing takes more than was earned.
final class Refunds {
  private static final Fraction ONE = Fraction.of(BigInteger.ONE);

  private final Collection<OrderRefund> refunds;
  private final OrderSnapshot snapshot;

  /// @param refunds in the order of their ids
  Refunds(Collection<OrderRefund> refunds, OrderSnapshot snapshot) {
    this.refunds = refunds;
    this.snapshot = snapshot;
  }

  /// What is left of the points by part (parts with none left out) and of the money, and how it
  /// came to that.
  record Outcome(
      SortedMap<String, Integer> pointsLeft, Fraction moneyLeft, List<DecisionStep> steps) {}

  Outcome takeFrom(SortedMap<String, Integer> earned, SortedMap<String, BigDecimal> eligible) {
    var steps = new ArrayList<DecisionStep>();
    var back = new PartsBack(snapshot, eligible);
    var taken = new HashMap<String, Integer>();
    for (var refund : refunds) {
      back.add(refund)
          .forEach((part, quantity) -> {
            var points = earned.get(part);
            if (points != null) {
              var soFar = pointsBack(points, back.share(part));
              var before = Objects.requireNonNullElse(taken.put(part, soFar), 0);
              steps.add(
                  new DecisionStep.Refunded(refund.refundId(), part, quantity, soFar - before));
            }
          });
    }
    var left = new TreeMap<String, Integer>();
    var money = Fraction.ZERO;
    for (var part : eligible.entrySet()) {
      var line = part.getKey();
      left.put(line, earned.getOrDefault(line, 0) - taken.getOrDefault(line, 0));
      money = money.plus(Fraction.of(part.getValue()).times(ONE.minus(back.share(line))));
    }
    return takeMoney(left, money, steps);
  }

  private static int pointsBack(int points, Fraction share) {
    return Rounding.HALF_UP.round(Fraction.of(points, 1).times(share)).intValueExact();
  }

  private Outcome takeMoney(
      SortedMap<String, Integer> left, Fraction moneyLeft, List<DecisionStep> steps) {
    var back = Fraction.ZERO;
    var taken = 0;
    var pointsLeft = left.values().stream().reduce(0, Math::addExact);
    for (var refund : refunds) {
      if (refund.beyondParts().signum() > 0 && moneyLeft.compareTo(Fraction.ZERO) > 0) {
        back = back.plus(Fraction.of(refund.beyondParts())).min(moneyLeft);
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
}
