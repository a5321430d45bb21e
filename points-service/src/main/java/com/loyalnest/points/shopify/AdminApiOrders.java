package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.earning.FinancialStatus;
import com.loyalnest.points.earning.OrderCharges;
import com.loyalnest.points.earning.OrderFacts;
import com.loyalnest.points.earning.OrderKey;
import com.loyalnest.points.earning.OrderLine;
import com.loyalnest.points.earning.OrderRefund;
import com.loyalnest.points.earning.OrderSnapshot;
import com.loyalnest.points.earning.ShopOrders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Orders as the Admin API tells them, in the same facts as a webhook's.
@Component
class AdminApiOrders implements ShopOrders {
  static final AdminCall<OrderAnswer> ORDER = AdminCall.of("order", OrderAnswer.class);

  /// Each refund is asked for by itself: all of them with all their lines would cost more than
  /// Shopify takes for one question (1,000 points).
  static final AdminCall<RefundAnswer> REFUND = AdminCall.of("order-refund", RefundAnswer.class);

  private static final String ORDER_GID = "gid://shopify/Order/";
  private static final String REFUND_GID = "gid://shopify/Refund/";
  private static final String TOO_BIG = "an order has more parts than are read at once";

  /// As `order.graphql` asks for; an order with so many might have more.
  private static final int MOST_REFUNDS = 100;

  private final AdminClient client;
  private final ShopAccesses accesses;

  AdminApiOrders(AdminClient client, ShopAccesses accesses) {
    this.client = client;
    this.accesses = accesses;
  }

  @Override
  public Optional<OrderFacts> find(OrderKey key) {
    var access = accesses.of(key.merchantId());
    var first = order(access, key, null);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<>(lines(first.get()));
    var page = first.get().lineItems().pageInfo();
    while (page.hasNextPage()) {
      var next =
          order(access, key, page.endCursor())
              .orElseThrow(() -> new ShopAway("the order vanished while it was read"));
      lines.addAll(lines(next));
      page = next.lineItems().pageInfo();
    }
    return Optional.of(OrderFacts.of(snapshot(first.get(), lines), refunds(access, first.get())));
  }

  /// @param after the cursor of the page of lines, absent for the first
  private Optional<OrderAnswer.Order> order(
      ShopAccess access, OrderKey key, @Nullable String after) {
    var variables = new HashMap<String, @Nullable String>();
    variables.put("id", ORDER_GID + key.orderId());
    variables.put("after", after);
    return Optional.ofNullable(client.ask(access, ORDER, variables).order());
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
        lines,
        charges(order));
  }

  private static OrderCharges charges(OrderAnswer.Order order) {
    var tax = order.totalTaxSet();
    var shipping = whole(order.shippingLines().nodes(), order.shippingLines().pageInfo());
    return new OrderCharges(
        sum(shipping, AdminApiOrders::shipping),
        tax == null ? BigDecimal.ZERO : tax.amount(),
        order.totalTipReceivedSet().amount());
  }

  private static BigDecimal shipping(OrderAnswer.ShippingLine line) {
    var discount =
        sum(line.discountAllocations(), allocation -> allocation.allocatedAmountSet().amount());
    return line.originalPriceSet().amount().subtract(discount).max(BigDecimal.ZERO);
  }

  private static List<OrderLine> lines(OrderAnswer.Order order) {
    return order.lineItems().nodes().stream()
        .map(line ->
            new OrderLine(
                number(line.id()),
                product(line),
                line.quantity(),
                line.originalUnitPriceSet().amount(),
                sum(line.discountAllocations(), discount -> discount.allocatedAmountSet().amount()),
                sum(line.taxLines(), tax -> tax.priceSet().amount()),
                line.isGiftCard()))
        .toList();
  }

  private static String product(OrderAnswer.Line line) {
    var product = line.product();
    return product == null ? "" : product.legacyResourceId();
  }

  private List<OrderRefund> refunds(ShopAccess access, OrderAnswer.Order order) {
    if (order.refunds().size() >= MOST_REFUNDS) {
      throw new ShopAway(TOO_BIG);
    }
    return order.refunds().stream()
        .map(refund -> refund(access, refund.legacyResourceId()))
        .toList();
  }

  private OrderRefund refund(ShopAccess access, String refundId) {
    var first = refundPage(access, refundId, null);
    var lines = new ArrayList<>(first.refundLineItems().nodes());
    for (var page = first.refundLineItems().pageInfo(); page.hasNextPage(); ) {
      var next = refundPage(access, refundId, page.endCursor());
      lines.addAll(next.refundLineItems().nodes());
      page = next.refundLineItems().pageInfo();
    }
    var shipping =
        whole(first.refundShippingLines().nodes(), first.refundShippingLines().pageInfo());
    return new OrderRefund(
        refundId,
        lines.stream()
            .map(
                line -> new OrderRefund.RefundedLine(number(line.lineItem().id()), line.quantity()))
            .toList(),
        first.totalRefundedSet().amount(),
        sum(shipping, line -> line.subtotalAmountSet().amount()),
        sum(lines, line -> line.totalTaxSet().amount())
            .add(sum(shipping, line -> line.taxAmountSet().amount())));
  }

  private RefundAnswer.Refund refundPage(
      ShopAccess access, String refundId, @Nullable String after) {
    var variables = new HashMap<String, @Nullable String>();
    variables.put("id", REFUND_GID + refundId);
    variables.put("after", after);
    var refund = client.ask(access, REFUND, variables).refund();
    if (refund == null) {
      throw new ShopAway("a refund vanished while its order was read");
    }
    return refund;
  }

  private static <T> List<T> whole(List<T> nodes, OrderAnswer.PageInfo page) {
    if (page.hasNextPage()) {
      throw new ShopAway(TOO_BIG);
    }
    return nodes;
  }

  /// The number at the end of a `gid://`.
  private static String number(String gid) {
    return gid.substring(gid.lastIndexOf('/') + 1);
  }

  private static <T> BigDecimal sum(List<T> parts, Function<T, BigDecimal> amount) {
    return parts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
