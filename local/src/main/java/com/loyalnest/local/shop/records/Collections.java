package com.loyalnest.local.shop.records;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The shop's collections: each holds all products of one tag, as Shopify's automated ones do.
public final class Collections {
  /// The collection of everything for the kitchen.
  public static final long KITCHEN = 841564295;

  private static final Map<Long, String> TAGS = Map.of(KITCHEN, "kitchen");

  private Collections() {}

  public static boolean exists(long id) {
    return TAGS.containsKey(id);
  }

  /// The collections that a product is in.
  public static Set<Long> of(JsonNode product) {
    var tags =
        Arrays.stream(product.path("tags").asString().split(","))
            .map(String::strip)
            .collect(Collectors.toSet());
    return TAGS.entrySet().stream()
        .filter(collection -> tags.contains(collection.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
