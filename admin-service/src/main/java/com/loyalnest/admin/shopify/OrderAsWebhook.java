package com.loyalnest.admin.shopify;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An order of the Admin API as an `orders/updated` tells it, as far as the suite reads that.
final class OrderAsWebhook {
  private OrderAsWebhook() {}

  static ObjectNode of(ObjectNode order) {
    var currency = order.path("currencyCode").asString("");
    var body = Node.object().put("id", Node.id(order));
    Node.copy(order, "name", body, "name");
    Node.copy(order, "createdAt", body, "created_at");
    Node.copy(order, "updatedAt", body, "updated_at");
    Node.copy(order, "cancelledAt", body, "cancelled_at");
    Node.copyWord(order, "displayFinancialStatus", body, "financial_status");
    Node.copy(order, "sourceName", body, "source_name");
    Node.copy(order, "test", body, "test");
    Node.copy(order, "customerLocale", body, "customer_locale");
    Node.copy(order, "email", body, "email");
    Node.copy(order, "phone", body, "phone");
    body.put("currency", currency);
    Node.copy(order, "taxesIncluded", body, "taxes_included");
    body.put("total_price", Node.amount(order, "totalPriceSet"));
    body.put("total_tax", Node.amount(order, "totalTaxSet"));
    body.put("total_tip_received", Node.amount(order, "totalTipReceivedSet"));
    body.set("discount_codes", codes(order));
    body.set("line_items", Node.list(Node.each(order, "lineItems").map(OrderAsWebhook::line)));
    body.set(
        "shipping_lines",
        Node.list(Node.each(order, "shippingLines").map(OrderAsWebhook::shippingLine)));
    body.set(
        "refunds",
        Node.list(Node.each(order, "refunds").map(refund -> refund(refund, order, currency))));
    people(order, body);
    return body;
  }

  private static void people(ObjectNode order, ObjectNode body) {
    if (order.path("customer") instanceof ObjectNode customer) {
      body.set("customer", CustomerAsWebhook.inOrder(customer));
    }
    if (order.path("billingAddress") instanceof ObjectNode address) {
      var told = body.putObject("billing_address");
      Node.copy(address, "firstName", told, "first_name");
      Node.copy(address, "lastName", told, "last_name");
    }
  }

  private static ArrayNode codes(ObjectNode order) {
    return Node.list(
        order
            .path("discountCodes")
            .valueStream()
            .map(code -> Node.object().put("code", code.asString(""))));
  }

  private static ObjectNode line(ObjectNode line) {
    var told = Node.object().put("id", Node.id(line));
    if (line.path("product") instanceof ObjectNode product) {
      told.put("product_id", Node.id(product));
    }
    if (line.path("variant") instanceof ObjectNode variant) {
      told.put("variant_id", Node.id(variant));
    }
    Node.copy(line, "quantity", told, "quantity");
    Node.copy(line, "isGiftCard", told, "gift_card");
    told.put("price", Node.amount(line, "originalUnitPriceSet"));
    told.set("discount_allocations", discounts(line));
    told.set(
        "tax_lines",
        Node.list(
            Node.each(line, "taxLines")
                .map(tax -> Node.object().put("price", Node.amount(tax, "priceSet")))));
    return told;
  }

  private static ObjectNode shippingLine(ObjectNode line) {
    var told = Node.object().put("price", Node.amount(line, "originalPriceSet"));
    told.set("discount_allocations", discounts(line));
    return told;
  }

  private static ArrayNode discounts(ObjectNode line) {
    return Node.list(
        Node.each(line, "discountAllocations")
            .map(discount ->
                Node.object().put("amount", Node.amount(discount, "allocatedAmountSet"))));
  }

  /// What was given back in all is told as one transaction.
  private static ObjectNode refund(ObjectNode refund, ObjectNode order, String currency) {
    var told = Node.object().put("id", Node.id(refund)).put("order_id", Node.id(order));
    Node.copy(refund, "createdAt", told, "created_at");
    told.set(
        "refund_line_items",
        Node.list(
            Node.each(refund, "refundLineItems")
                .map(line -> {
                  var back = Node.object().put("line_item_id", Node.id(line.path("lineItem")));
                  Node.copy(line, "quantity", back, "quantity");
                  return back.put("subtotal", Node.amount(line, "subtotalSet"))
                      .put("total_tax", Node.amount(line, "totalTaxSet"));
                })));
    told.set(
        "refund_shipping_lines",
        Node.list(
            Node.each(refund, "refundShippingLines")
                .map(line -> {
                  var back = Node.object();
                  back.set("subtotal_amount_set", set(line, "subtotalAmountSet", currency));
                  back.set("tax_amount_set", set(line, "taxAmountSet", currency));
                  return back;
                })));
    told.putArray("transactions")
        .addObject()
        .put("kind", "refund")
        .put("status", "success")
        .put("amount", Node.amount(refund, "totalRefundedSet"))
        .put("currency", currency);
    return told;
  }

  private static ObjectNode set(JsonNode line, String name, String currency) {
    var set = Node.object();
    set.putObject("shop_money")
        .put("amount", Node.amount(line, name))
        .put("currency_code", currency);
    return set;
  }
}
