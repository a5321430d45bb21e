package com.loyalnest.points.messaging;

import com.google.protobuf.Timestamp;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.events.v1.ShopOrderLine;
import com.loyalnest.events.v1.ShopRefund;
import com.loyalnest.points.earning.FinancialStatus;
import com.loyalnest.points.earning.OrderCharges;
import com.loyalnest.points.earning.OrderFacts;
import com.loyalnest.points.earning.OrderLine;
import com.loyalnest.points.earning.OrderRefund;
import com.loyalnest.points.earning.OrderSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// The contract's orders and refunds as the facts of ours.
final class ShopFactsMapper {
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

  private ShopFactsMapper() {}

  static OrderFacts facts(ShopOrder order) {
    return OrderFacts.of(snapshot(order), refunds(order.getRefundsList()));
  }

  static OrderFacts facts(ShopRefund refund) {
    return OrderFacts.of(refund(refund));
  }

  private static OrderSnapshot snapshot(ShopOrder order) {
    return new OrderSnapshot(
        instant(order.hasCreatedAt() ? order.getCreatedAt() : order.getUpdatedAt()),
        instant(order.getUpdatedAt()),
        order.hasCancelledAt() ? instant(order.getCancelledAt()) : null,
        FinancialStatus.of(order.getFinancialStatus()),
        order.getTest(),
        order.getCustomerExternalId(),
        order.getCurrency(),
        order.getTaxesIncluded(),
        order.getLinesList().stream().map(ShopFactsMapper::line).toList(),
        new OrderCharges(
            amount(order.getTotalShipping()),
            amount(order.getTotalTax()),
            amount(order.getTotalTip())));
  }

  private static OrderLine line(ShopOrderLine line) {
    return new OrderLine(
        line.getLineId(),
        line.getQuantity(),
        amount(line.getUnitPrice()),
        amount(line.getDiscount()),
        amount(line.getTax()),
        line.getGiftCard());
  }

  private static List<OrderRefund> refunds(List<ShopRefund> refunds) {
    return refunds.stream().map(ShopFactsMapper::refund).toList();
  }

  private static OrderRefund refund(ShopRefund refund) {
    return new OrderRefund(
        refund.getRefundId(),
        refund.getLinesList().stream()
            .map(line -> new OrderRefund.RefundedLine(line.getLineId(), line.getQuantity()))
            .toList(),
        amount(refund.getAmount().getAmount()),
        amount(refund.getShipping()),
        amount(refund.getTax()));
  }

  /// Plain digits only: a number that a few characters make enormous is not an amount of money.
  private static BigDecimal amount(String text) {
    if (text.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (!AMOUNT.matcher(text).matches()) {
      throw new IllegalArgumentException("not an amount of money");
    }
    return new BigDecimal(text);
  }

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
