package com.loyalnest.local.shop.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What pages show of an order.
final class OrderFacts {
  private OrderFacts() {}

  static Map<String, Object> of(JsonNode order) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("id", order.path("id").asString());
    facts.put("name", order.path("name").asString());
    facts.put("status", order.path("financial_status").asString());
    facts.put("cancelled", order.path("cancelled_at").isString());
    facts.put("open", !order.path("cancelled_at").isString());
    facts.put("test", order.path("test").asBoolean());
    facts.put("total", order.path("total_price").asString());
    facts.put("placed", PageTime.of(order.path("created_at").asString()));
    var customer = order.path("customer");
    facts.put(
        "customer",
        customer.isObject()
            ? customer.path("first_name").asString() + " " + customer.path("last_name").asString()
            : "Guest");
    facts.put("lines", lines(order));
    facts.put("extras", extras(order));
    return facts;
  }

  /// What stands between the lines and the total.
  private static List<Map<String, Object>> extras(JsonNode order) {
    var extras = new ArrayList<Map<String, Object>>();
    addExtra(extras, "Discount", "−$", order.path("total_discounts").asString());
    addExtra(
        extras,
        "Shipping",
        "$",
        order.path("total_shipping_price_set").path("shop_money").path("amount").asString());
    addExtra(extras, "Tax", "$", order.path("total_tax").asString());
    return extras;
  }

  private static void addExtra(
      List<Map<String, Object>> extras, String label, String sign, String amount) {
    if (new BigDecimal(amount).signum() > 0) {
      extras.add(Map.of("label", label, "amount", sign + amount));
    }
  }

  private static List<Map<String, Object>> lines(JsonNode order) {
    var lines = new ArrayList<Map<String, Object>>();
    for (var line : order.path("line_items")) {
      var kept = line.path("current_quantity").asInt();
      lines.add(
          Map.of(
              "order", order.path("id").asString(),
              "id", line.path("id").asString(),
              "title", line.path("title").asString(),
              "quantity", line.path("quantity").asInt(),
              "kept", kept,
              "refundable", kept > 0,
              "price", line.path("price").asString()));
    }
    return lines;
  }
}
