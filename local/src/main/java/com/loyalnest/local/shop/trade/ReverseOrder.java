package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.webhook.Announcements;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Gives money back: for units of lines, or for the whole order when it is cancelled. Nothing is
/// given back twice.
@Service
public class ReverseOrder {
  private static final String CURRENCY = "USD";

  private final Records records;
  private final Announcements announcements;
  private final ShopClock clock;

  ReverseOrder(Records records, Announcements announcements, ShopClock clock) {
    this.records = records;
    this.announcements = announcements;
    this.clock = clock;
  }

  /// Refunds units of lines; everything left when none is named.
  ///
  /// @param units quantity by line id
  @Transactional
  public ObjectNode refund(long orderId, Map<Long, Integer> units) {
    return refund(orderId, units, clock.instant());
  }

  @Transactional
  public ObjectNode refund(long orderId, Map<Long, Integer> units, Instant at) {
    var order = order(orderId);
    var wanted = units.isEmpty() ? unitsLeft(order) : units;
    if (wanted.isEmpty()) {
      throw new NotPossible("nothing of the order is left to refund");
    }
    var refund = addRefund(order, wanted, at);
    records.save(Kind.ORDER, order);
    var eventId = announcements.newEvent();
    announcements.make(eventId, at, List.of("refunds/create"), refund);
    announcements.make(eventId, at, List.of("orders/updated"), order);
    return order;
  }

  /// Cancels the order and refunds what is left of it.
  @Transactional
  public ObjectNode cancel(long orderId) {
    return cancel(orderId, clock.instant());
  }

  @Transactional
  public ObjectNode cancel(long orderId, Instant at) {
    var order = order(orderId);
    if (!order.path("cancelled_at").isNull()) {
      throw new NotPossible("the order is cancelled already");
    }
    var left = unitsLeft(order);
    var eventId = announcements.newEvent();
    var refund = left.isEmpty() ? null : addRefund(order, left, at);
    order.put("cancelled_at", Documents.time(at));
    order.put("cancel_reason", "customer");
    order.put("updated_at", Documents.time(at));
    records.save(Kind.ORDER, order);
    announcements.make(eventId, at, List.of("orders/cancelled", "orders/updated"), order);
    if (refund != null) {
      announcements.make(eventId, at, List.of("refunds/create"), refund);
    }
    return order;
  }

  private ObjectNode order(long orderId) {
    return records
        .findLocked(Kind.ORDER, orderId)
        .orElseThrow(() -> new NotPossible("no order " + orderId));
  }

  private static Map<Long, Integer> unitsLeft(ObjectNode order) {
    var left = new HashMap<Long, Integer>();
    for (var line : order.path("line_items")) {
      var quantity = line.path("current_quantity").asInt();
      if (quantity > 0) {
        left.put(line.path("id").asLong(), quantity);
      }
    }
    return left;
  }

  private ObjectNode addRefund(ObjectNode order, Map<Long, Integer> units, Instant at) {
    var id = records.newId();
    var refund = Documents.object();
    refund.put("id", id);
    refund.put("order_id", order.path("id").asLong());
    refund.put("created_at", Documents.time(at));
    refund.put("note", "");
    refund.put("user_id", 548380009L);
    refund.put("processed_at", Documents.time(at));
    refund.putArray("duties");
    refund.set("total_duties_set", Documents.moneySet(BigDecimal.ZERO, CURRENCY));
    refund.putNull("return");
    refund.putArray("refund_shipping_lines");
    refund.put("restock", false);
    refund.put("admin_graphql_api_id", Documents.gid("Refund", id));
    refund.putArray("order_adjustments");
    var lines = refund.putArray("refund_line_items");
    var total = BigDecimal.ZERO;
    for (var entry : units.entrySet()) {
      var line = line(order, entry.getKey());
      var subtotal = takeBack(line, entry.getValue());
      lines.add(refundLine(line, entry.getValue(), subtotal));
      total = total.add(subtotal);
    }
    transaction(refund.putArray("transactions").addObject(), order, total, at);
    order.withArray("refunds").add(refund);
    order.put("financial_status", unitsLeft(order).isEmpty() ? "refunded" : "partially_refunded");
    order.put("updated_at", Documents.time(at));
    return refund;
  }

  private static ObjectNode line(ObjectNode order, long lineId) {
    for (var line : order.path("line_items")) {
      if (line.path("id").asLong() == lineId) {
        return (ObjectNode) line;
      }
    }
    throw new NotPossible("the order has no line " + lineId);
  }

  /// The value of the units, less their part of the line's discount.
  private static BigDecimal takeBack(ObjectNode line, int quantity) {
    var left = line.path("current_quantity").asInt();
    if (quantity < 1 || quantity > left) {
      throw new NotPossible("quantity: only " + left + " of the line can be refunded");
    }
    line.put("current_quantity", left - quantity);
    var discount = BigDecimal.ZERO;
    for (JsonNode allocation : line.path("discount_allocations")) {
      discount = discount.add(new BigDecimal(allocation.path("amount").asString()));
    }
    var all = BigDecimal.valueOf(line.path("quantity").asInt());
    var value = new BigDecimal(line.path("price").asString()).multiply(all).subtract(discount);
    return value
        .multiply(BigDecimal.valueOf(quantity))
        .divide(all, Documents.digits(CURRENCY), java.math.RoundingMode.HALF_UP);
  }

  private ObjectNode refundLine(ObjectNode line, int quantity, BigDecimal subtotal) {
    var refunded = Documents.object();
    refunded.put("id", records.newId());
    refunded.put("quantity", quantity);
    refunded.put("line_item_id", line.path("id").asLong());
    refunded.putNull("location_id");
    refunded.put("restock_type", "no_restock");
    refunded.put("subtotal", subtotal.doubleValue());
    refunded.put("total_tax", 0.0);
    refunded.set("subtotal_set", Documents.moneySet(subtotal, CURRENCY));
    refunded.set("total_tax_set", Documents.moneySet(BigDecimal.ZERO, CURRENCY));
    var item = line.deepCopy();
    item.remove(List.of("attributed_staffs", "current_quantity", "sales_line_item_group_id"));
    refunded.set("line_item", item);
    return refunded;
  }

  /// Nothing; the only money of a transaction whose currency is called so.
  private static ObjectNode unsettled() {
    var money = Documents.object();
    for (var side : List.of("presentment_money", "shop_money")) {
      money
          .putObject(side)
          .put("amount", Documents.amount(BigDecimal.ZERO, CURRENCY))
          .put("currency", CURRENCY);
    }
    return money;
  }

  private void transaction(
      ObjectNode transaction, ObjectNode order, BigDecimal amount, Instant at) {
    var id = records.newId();
    transaction.put("id", id);
    transaction.put("order_id", order.path("id").asLong());
    transaction.put("kind", "refund");
    transaction.put("gateway", "bogus");
    transaction.put("status", "success");
    transaction.put("message", "Bogus Gateway: Forced success");
    transaction.put("created_at", Documents.time(at));
    transaction.put("test", order.path("test").asBoolean());
    OrderDocument.nulls(transaction, "authorization", "location_id", "user_id", "parent_id");
    transaction.put("processed_at", Documents.time(at));
    OrderDocument.nulls(transaction, "device_id", "error_code");
    transaction.put("source_name", "web");
    transaction.putObject("receipt");
    transaction.put("amount", Documents.amount(amount, CURRENCY));
    transaction.put("currency", CURRENCY);
    transaction.put("payment_id", order.path("name").asString() + ".1");
    transaction.set("total_unsettled_set", unsettled());
    transaction.put("manual_payment_gateway", false);
    transaction.putNull("amount_rounding");
    transaction.put("admin_graphql_api_id", Documents.gid("OrderTransaction", id));
  }
}
