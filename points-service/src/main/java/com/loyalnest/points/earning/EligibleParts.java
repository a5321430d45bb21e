package com.loyalnest.points.earning;

import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.Reason;
import com.loyalnest.points.program.EligibleMoney;
import com.loyalnest.points.program.Exclusions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Money of an order that earns, by line. A line's own tax goes with it, so that units given back
/// take it along; shipping, tips and tax of no line are lines of their own.
final class EligibleParts {
  private final EligibleMoney rules;
  private final Exclusions exclusions;
  private final Circumstances circumstances;

  EligibleParts(EligibleMoney rules, Exclusions exclusions, Circumstances circumstances) {
    this.rules = rules;
    this.exclusions = exclusions;
    this.circumstances = circumstances;
  }

  /// @param steps to which exclusions are added
  SortedMap<String, BigDecimal> of(OrderSnapshot snapshot, List<DecisionStep> steps) {
    var parts = new TreeMap<String, BigDecimal>();
    for (var line : snapshot.lines()) {
      var excluded = exclusion(line);
      if (excluded.isPresent()) {
        steps.add(new Exclusion(excluded.get(), line.lineId()));
      } else {
        var money = line.eligible(snapshot.taxesIncluded(), rules.tax());
        parts.merge(line.lineId(), money, BigDecimal::add);
      }
    }
    addCharges(snapshot, parts);
    return parts;
  }

  private Optional<Reason> exclusion(OrderLine line) {
    if (line.giftCard() && !rules.giftCards()) {
      return Optional.of(Reason.GIFT_CARD);
    }
    if (exclusions.products().contains(line.productId())) {
      return Optional.of(Reason.PRODUCT);
    }
    var product = circumstances.of(line.productId());
    if (!exclusions.excludedTags(product.tags()).isEmpty()) {
      return Optional.of(Reason.TAG);
    }
    return exclusions.excludedCollections(product.collections()).isEmpty()
        ? Optional.empty()
        : Optional.of(Reason.COLLECTION);
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
