package com.loyalnest.points.earning;

import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.Reason;
import com.loyalnest.points.program.EligibleMoney;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Money of an order that earns, by line. A line's own tax goes with it, so that units given back
/// take it along; shipping, tips and tax of no line are lines of their own.
final class EligibleParts {
  private final EligibleMoney rules;

  EligibleParts(EligibleMoney rules) {
    this.rules = rules;
  }

  /// @param steps to which exclusions are added
  SortedMap<String, BigDecimal> of(OrderSnapshot snapshot, List<DecisionStep> steps) {
    var parts = new TreeMap<String, BigDecimal>();
    for (var line : snapshot.lines()) {
      if (line.giftCard() && !rules.giftCards()) {
        steps.add(new Exclusion(Reason.GIFT_CARD, line.lineId()));
      } else {
        var money = line.eligible(snapshot.taxesIncluded(), rules.tax());
        parts.merge(line.lineId(), money, BigDecimal::add);
      }
    }
    addCharges(snapshot, parts);
    return parts;
  }

  private void addCharges(OrderSnapshot snapshot, SortedMap<String, BigDecimal> parts) {
    var charges = snapshot.charges();
    var tax = snapshot.taxBesideLines();
    var shipping = charges.shipping();
    add(
        rules.shipping(),
        OrderCharges.SHIPPING,
        snapshot.taxesIncluded() ? shipping.subtract(tax) : shipping,
        parts);
    add(rules.tax(), OrderCharges.TAX, tax, parts);
    add(rules.tips(), OrderCharges.TIP, charges.tip(), parts);
  }

  private static void add(
      boolean counts, String part, BigDecimal money, SortedMap<String, BigDecimal> parts) {
    if (counts && money.signum() > 0) {
      parts.put(part, money);
    }
  }
}
