package com.loyalnest.points.earning;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Segments;
import com.loyalnest.points.program.ProgramHistory;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The segments of those who ordered, where some version of the program multiplies by them. Where
/// none does, nothing is looked up.
@Component
class OrderSegments {
  private final Segments segments;

  OrderSegments(Segments segments) {
    this.segments = segments;
  }

  /// @param circumstances of each order
  /// @param owners of those orders that have one
  /// @param facts of each order, merged
  Map<OrderKey, Circumstances> with(
      Map<OrderKey, Circumstances> circumstances,
      Map<OrderKey, AccountKey> owners,
      Map<OrderKey, OrderFacts> facts,
      Map<String, ProgramHistory> histories) {
    var asking = new TreeMap<>(owners);
    asking
        .keySet()
        .removeIf(order -> !isPaid(facts.get(order)) || !asks(histories, order.merchantId()));
    if (asking.isEmpty()) {
      return circumstances;
    }
    var found = segments.find(asking.values().stream().distinct().toList());
    var all = new HashMap<>(circumstances);
    asking.forEach((order, owner) ->
        all.computeIfPresent(
            order,
            (key, kept) ->
                kept.withSegment(
                    owner.customerId(), found.getOrDefault(owner, Circumstances.NO_SEGMENT))));
    return all;
  }

  private static boolean isPaid(@Nullable OrderFacts facts) {
    return facts != null && facts.newest() != null && facts.firstPaidAt() != null;
  }

  private static boolean asks(Map<String, ProgramHistory> histories, String merchantId) {
    var history = histories.get(merchantId);
    return history != null && history.asksForSegments();
  }
}
