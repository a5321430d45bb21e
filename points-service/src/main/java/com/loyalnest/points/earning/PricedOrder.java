package com.loyalnest.points.earning;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/// What an order is worth by all that is known of it.
///
/// @param targets points by line, net of refunds; lines worth nothing are left out
/// @param eligible money that earned, net of refunds
public record PricedOrder(
    SortedMap<String, Integer> targets, BigDecimal eligible, List<DecisionStep> steps) {
  public PricedOrder {
    steps = List.copyOf(steps);
  }

  public int points() {
    return targets.values().stream().reduce(0, Math::addExact);
  }
}
