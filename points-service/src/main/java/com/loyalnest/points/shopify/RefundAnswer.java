package com.loyalnest.points.shopify;

import com.loyalnest.points.shopify.OrderAnswer.MoneyBag;
import com.loyalnest.points.shopify.OrderAnswer.PageInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to `graphql/order-refund.graphql`, field by field as the Admin API names them.
record RefundAnswer(@Nullable Refund refund) {
  record Refund(
      MoneyBag totalRefundedSet, Lines refundLineItems, ShippingLines refundShippingLines) {}

  record Lines(List<Line> nodes, PageInfo pageInfo) {}

  record Line(int quantity, MoneyBag totalTaxSet, LineReference lineItem) {}

  record LineReference(String id) {}

  record ShippingLines(List<ShippingLine> nodes, PageInfo pageInfo) {}

  record ShippingLine(MoneyBag subtotalAmountSet, MoneyBag taxAmountSet) {}
}
