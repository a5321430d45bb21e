package com.loyalnest.admin.shopify;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Admin API's words for what webhooks say in others.
final class Node {
  private Node() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode list(Stream<ObjectNode> parts) {
    var list = JsonNodeFactory.instance.arrayNode();
    parts.forEach(list::add);
    return list;
  }

  /// Whether a page has another after it.
  static boolean hasMore(JsonNode parent, String name) {
    return parent.path(name).path("pageInfo").path("hasNextPage").asBoolean(false);
  }

  /// Adds all further pages to the first.
  ///
  /// @param next the parent anew, with the page after a cursor
  static void append(ObjectNode parent, String name, Function<String, ObjectNode> next) {
    for (var page = parent; hasMore(page, name); ) {
      page = next.apply(page.path(name).path("pageInfo").path("endCursor").asString(""));
      parent
          .withArray("/" + name + "/nodes")
          .addAll(page.withArray("/" + name + "/nodes").values());
    }
  }

  /// The elements of a page, or of a plain list.
  static Stream<ObjectNode> each(JsonNode parent, String name) {
    var found = parent.path(name);
    var elements = found.isObject() ? found.path("nodes") : found;
    return elements.valueStream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
  }

  /// An id that is needed.
  static long id(JsonNode parent) {
    var id = parent.path("legacyResourceId").asString("");
    return digits(id.isEmpty() ? parent.path("id").asString("") : id);
  }

  private static long digits(String id) {
    return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
  }

  /// The number in the shop's currency.
  static String amount(JsonNode parent, String name) {
    return parent.path(name).path("shopMoney").path("amount").asString("0");
  }

  /// As it is, where it is there.
  static void copy(JsonNode from, String name, ObjectNode to, String as) {
    var value = from.path(name);
    if (!value.isMissingNode() && !value.isNull()) {
      to.set(as, value);
    }
  }

  /// The Admin API shouts its words.
  static void copyWord(JsonNode from, String name, ObjectNode to, String as) {
    var value = from.path(name);
    if (value.isString()) {
      to.put(as, value.stringValue().toLowerCase(Locale.ROOT));
    }
  }
}
