package com.loyalnest.analytics.fact;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keeps one description of each order and refund of a batch, the one that would win in the table
/// too. Sorted, so that two batches lock rows in the same order.
final class OneEach {
  private OneEach() {}

  private record Key(String merchantId, String id) {}

  static List<OrderFact> newest(List<OrderFact> orders) {
    return kept(
        orders,
        order -> new Key(order.merchantId(), order.orderId()),
        BinaryOperator.maxBy(Comparator.comparing(OrderFact::updatedAt)));
  }

  static List<RefundFact> largest(List<RefundFact> refunds) {
    return kept(
        refunds,
        refund -> new Key(refund.merchantId(), refund.refundId()),
        BinaryOperator.maxBy(Comparator.comparingLong(refund -> refund.amount().amount())));
  }

  private static <T> List<T> kept(
      Collection<T> all, Function<T, Key> key, BinaryOperator<T> winner) {
    return all.stream()
        .collect(Collectors.toMap(key, Function.identity(), winner))
        .entrySet()
        .stream()
        .sorted(
            Comparator.comparing(
                entry -> entry.getKey(),
                Comparator.comparing(Key::merchantId).thenComparing(Key::id)))
        .map(entry -> entry.getValue())
        .toList();
  }
}
