package com.loyalnest.points.shopify;

import com.loyalnest.points.earning.FinancialStatus;
import com.loyalnest.points.earning.OrderFacts;
import com.loyalnest.points.earning.OrderKey;
import com.loyalnest.points.earning.OrderLine;
import com.loyalnest.points.earning.OrderRefund;
import com.loyalnest.points.earning.OrderSnapshot;
import com.loyalnest.points.earning.ShopOrders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Orders as the Admin API tells them, in the same facts as a webhook's.
@Component
class AdminApiOrders implements ShopOrders {
  private static final String ORDER_GID = "gid://shopify/Order/";

  private final AdminApi api;
  private final ShopAccesses accesses;

  AdminApiOrders(AdminApi api, ShopAccesses accesses) {
    this.api = api;
    this.accesses = accesses;
  }

  @Override
  public Optional<OrderFacts> find(OrderKey key) {
    var access = accesses.of(key.merchantId());
    var first = api.order(access, ORDER_GID + key.orderId(), null);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<>(lines(first.get()));
    var page = first.get().lineItems().pageInfo();
    while (page.hasNextPage()) {
      var next =
          api.order(access, ORDER_GID + key.orderId(), page.endCursor())
              .orElseThrow(() -> new ShopAway("the order vanished while it was read"));
      lines.addAll(lines(next));
      page = next.lineItems().pageInfo();
    }
    return Optional.of(OrderFacts.of(snapshot(first.get(), lines), refunds(first.get())));
  }

  private static OrderSnapshot snapshot(OrderAnswer.Order order, List<OrderLine> lines) {
    var status = order.displayFinancialStatus();
    var customer = order.customer();
    return new OrderSnapshot(
        order.createdAt(),
        order.updatedAt(),
        order.cancelledAt(),
        status == null
            ? FinancialStatus.UNKNOWN
            : FinancialStatus.of(status.toLowerCase(Locale.ROOT)),
        order.test(),
        customer == null ? "" : customer.legacyResourceId(),
        order.currencyCode(),
        order.taxesIncluded(),
        lines);
  }

  private static List<OrderLine> lines(OrderAnswer.Order order) {
    return order.lineItems().nodes().stream()
        .map(line ->
            new OrderLine(
                number(line.id()),
                line.quantity(),
                line.originalUnitPriceSet().amount(),
                sum(line.discountAllocations(), discount -> discount.allocatedAmountSet().amount()),
                sum(line.taxLines(), tax -> tax.priceSet().amount()),
                line.isGiftCard()))
        .toList();
  }

  private static List<OrderRefund> refunds(OrderAnswer.Order order) {
    return order.refunds().stream().map(AdminApiOrders::refund).toList();
  }

  private static OrderRefund refund(OrderAnswer.Refund refund) {
    if (refund.refundLineItems().pageInfo().hasNextPage()) {
      throw new ShopAway("a refund has more lines than are read at once");
    }
    return new OrderRefund(
        refund.legacyResourceId(),
        refund.refundLineItems().nodes().stream()
            .map(
                line -> new OrderRefund.RefundedLine(number(line.lineItem().id()), line.quantity()))
            .toList(),
        refund.totalRefundedSet().amount());
  }

  /// The number at the end of a `gid://`.
  private static String number(String gid) {
    return gid.substring(gid.lastIndexOf('/') + 1);
  }

  private static <T> BigDecimal sum(List<T> parts, Function<T, BigDecimal> amount) {
    return parts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
