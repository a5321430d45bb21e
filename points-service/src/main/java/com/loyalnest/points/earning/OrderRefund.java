package com.loyalnest.points.earning;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/// A refund of an order.
///
/// @param lines which units were given back; empty when only money was
/// @param amount money given back, in the shop's currency
public record OrderRefund(String refundId, List<RefundedLine> lines, BigDecimal amount) {
  /// The same refund told twice with different words: the fuller account counts, whichever came
  /// first.
  static final Comparator<OrderRefund> FULLEST_LAST =
      Comparator.comparingInt((OrderRefund refund) -> refund.lines().size())
          .thenComparing(OrderRefund::amount)
          .thenComparing(OrderRefund::toString);

  public OrderRefund {
    lines = List.copyOf(lines);
  }

  /// Units of one line that were given back.
  public record RefundedLine(String lineId, int quantity) {}

  boolean moneyOnly() {
    return lines.isEmpty();
  }

  static OrderRefund fullest(OrderRefund one, OrderRefund other) {
    return FULLEST_LAST.compare(one, other) >= 0 ? one : other;
  }
}
