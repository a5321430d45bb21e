package com.loyalnest.points.earning;

import com.loyalnest.points.program.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which share of each part of an order was given back so far: of a line by its units, of shipping
/// and of tax that is of no line by their money.
final class PartsBack {
  private static final Fraction ONE = Fraction.of(BigInteger.ONE);

  private final Map<String, Integer> quantities = new HashMap<>();
  private final Map<String, BigDecimal> taxes = new HashMap<>();
  private final Map<String, Fraction> charges;
  private final Map<String, Integer> unitsBack = new HashMap<>();
  private final Map<String, Fraction> moneyBack = new HashMap<>();

  PartsBack(OrderSnapshot snapshot, Map<String, BigDecimal> eligible) {
    for (var line : snapshot.lines()) {
      quantities.merge(line.lineId(), line.quantity(), Integer::sum);
      taxes.merge(line.lineId(), line.tax(), BigDecimal::add);
    }
    charges = new TreeMap<>();
    for (var part : List.of(OrderCharges.SHIPPING, OrderCharges.TAX)) {
      var money = eligible.get(part);
      if (money != null) {
        charges.put(part, Fraction.of(money));
      }
    }
  }

  /// @return the parts that are told of, and of how many units of each; charges have none
  Map<String, Integer> add(OrderRefund refund) {
    var told = new TreeMap<String, Integer>();
    var tax = Fraction.of(refund.tax());
    for (var line : refund.lines()) {
      var before = shareOfUnits(line.lineId());
      unitsBack.merge(line.lineId(), line.quantity(), Math::addExact);
      var share = shareOfUnits(line.lineId()).minus(before);
      tax = tax.minus(Fraction.of(taxes.getOrDefault(line.lineId(), BigDecimal.ZERO)).times(share));
      told.merge(line.lineId(), line.quantity(), Math::addExact);
    }
    addMoney(OrderCharges.SHIPPING, Fraction.of(refund.shipping()), told);
    addMoney(OrderCharges.TAX, tax, told);
    return told;
  }

  private void addMoney(String part, Fraction money, Map<String, Integer> told) {
    if (charges.containsKey(part) && !money.equals(Fraction.ZERO)) {
      moneyBack.merge(part, money, Fraction::plus);
      told.put(part, 0);
    }
  }

  /// From none to all.
  Fraction share(String part) {
    var charge = charges.get(part);
    if (charge == null) {
      return shareOfUnits(part);
    }
    var back = moneyBack.getOrDefault(part, Fraction.ZERO);
    return back.compareTo(Fraction.ZERO) <= 0 ? Fraction.ZERO : back.min(charge).dividedBy(charge);
  }

  private Fraction shareOfUnits(String line) {
    var quantity = quantities.getOrDefault(line, 0);
    var back = Math.max(0, unitsBack.getOrDefault(line, 0));
    if (back == 0) {
      return Fraction.ZERO;
    }
    return back >= quantity ? ONE : Fraction.of(back, quantity);
  }
}
