package com.loyalnest.points.earning;

import com.loyalnest.points.program.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/// How much of an order's goods was given back: a function of its facts. Units count by their price
/// before discounts, so that goods a code made free count too; money for no goods in particular
/// counts over what was paid for the rest. Shipping does not count, nor do gift cards.
final class RefundedGoods {
  private static final Fraction ONE = Fraction.of(BigInteger.ONE);

  private RefundedGoods() {}

  /// From none to all.
  static Fraction share(OrderFacts facts) {
    var snapshot = facts.newest();
    if (snapshot == null) {
      return Fraction.ZERO;
    }
    return facts.cancelledAt() != null || snapshot.status() == FinancialStatus.VOIDED
        ? ONE
        : share(facts, snapshot);
  }

  private static Fraction share(OrderFacts facts, OrderSnapshot snapshot) {
    var back = new PartsBack(snapshot, Map.of());
    facts.refunds().values().forEach(back::add);
    var all = Fraction.ZERO;
    var unitsBack = Fraction.ZERO;
    var paidForTheRest = Fraction.ZERO;
    for (var line : snapshot.lines()) {
      if (!line.giftCard()) {
        var share = back.share(line.lineId());
        var price = Fraction.of(line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())));
        all = all.plus(price);
        unitsBack = unitsBack.plus(price.times(share));
        var paid = Fraction.of(line.eligible(snapshot.taxesIncluded(), true));
        paidForTheRest = paidForTheRest.plus(paid.times(ONE.minus(share)));
      }
    }
    if (all.equals(Fraction.ZERO)) {
      return Fraction.ZERO;
    }
    var units = unitsBack.dividedBy(all);
    return units.plus(ONE.minus(units).times(moneyBack(facts, paidForTheRest)));
  }

  private static Fraction moneyBack(OrderFacts facts, Fraction paidForTheRest) {
    if (paidForTheRest.equals(Fraction.ZERO)) {
      return Fraction.ZERO;
    }
    var back =
        facts.refunds().values().stream()
            .map(OrderRefund::beyondParts)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Fraction.of(back).min(paidForTheRest).dividedBy(paidForTheRest);
  }
}
