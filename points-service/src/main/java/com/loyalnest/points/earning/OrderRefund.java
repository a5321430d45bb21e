package com.loyalnest.points.earning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund of an order.
///
/// @param lines which units were given back; empty when only money was
/// @param amount money given back, in the shop's currency
/// @param shipping of it, what was given back of the price of shipping, before tax
/// @param tax of it, what was given back of taxes, of the lines and of shipping
public record OrderRefund(
    String refundId,
    List<RefundedLine> lines,
    BigDecimal amount,
    BigDecimal shipping,
    BigDecimal tax) {
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

  /// Refunds that were kept before shipping and tax were told name none.
  @JsonCreator
  static OrderRefund kept(
      @JsonProperty("refundId") String refundId,
      @JsonProperty("lines") List<RefundedLine> lines,
      @JsonProperty("amount") BigDecimal amount,
      @JsonProperty("shipping") @Nullable BigDecimal shipping,
      @JsonProperty("tax") @Nullable BigDecimal tax) {
    return new OrderRefund(
        refundId,
        lines,
        amount,
        shipping == null ? BigDecimal.ZERO : shipping,
        tax == null ? BigDecimal.ZERO : tax);
  }

  /// Money that was given back for no goods and no charge in particular.
  BigDecimal beyondParts() {
    return lines.isEmpty()
        ? amount.subtract(shipping).subtract(tax).max(BigDecimal.ZERO)
        : BigDecimal.ZERO;
  }

  static OrderRefund fullest(OrderRefund one, OrderRefund other) {
    return FULLEST_LAST.compare(one, other) >= 0 ? one : other;
  }
}
