package com.loyalnest.local.shop;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// How one JSON document differs in shape from a published one: fields that one of them lacks, and
/// values of another JSON type. A null says nothing of a type, and neither does an empty array of
/// its elements.
final class ShapeDifference {
  private final List<String> differences = new ArrayList<>();

  static List<String> between(JsonNode ours, JsonNode published) {
    var difference = new ShapeDifference();
    difference.compare("$", ours, published);
    return difference.differences;
  }

  private void compare(String path, JsonNode ours, JsonNode published) {
    if (ours.isNull() || published.isNull()) {
      return;
    }
    if (ours.getNodeType() != published.getNodeType()) {
      differences.add(
          "%s: %s, published %s".formatted(path, ours.getNodeType(), published.getNodeType()));
    } else if (ours.isObject()) {
      compareFields(path, ours, published);
    } else if (ours.isArray() && !ours.isEmpty() && !published.isEmpty()) {
      ours.forEach(each -> compare(path + "[]", each, published.get(0)));
    }
  }

  private void compareFields(String path, JsonNode ours, JsonNode published) {
    for (var name : published.propertyNames()) {
      if (ours.has(name)) {
        compare(path + "." + name, ours.get(name), published.get(name));
      } else {
        differences.add(path + "." + name + ": missing");
      }
    }
    for (var name : ours.propertyNames()) {
      if (!published.has(name)) {
        differences.add(path + "." + name + ": not published");
      }
    }
  }
}
