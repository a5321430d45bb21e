package com.loyalnest.local.shop.pages;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What pages show of products and people.
final class ShopFacts {
  private ShopFacts() {}

  static Map<String, Object> product(JsonNode product) {
    var title = product.path("title").asString();
    return Map.of(
        "id", product.path("id").asString(),
        "title", title,
        "initial", title.substring(0, 1),
        "price", product.path("variants").path(0).path("price").asString());
  }

  static String name(JsonNode customer) {
    return (customer.path("first_name").asString() + " " + customer.path("last_name").asString())
        .strip();
  }

  /// An empty text counts as absent in a template.
  static Map<String, Object> withoutEmpty(Map<String, Object> facts) {
    facts.values().removeIf(""::equals);
    return facts;
  }
}
