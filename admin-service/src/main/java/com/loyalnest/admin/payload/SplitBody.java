package com.loyalnest.admin.payload;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A body taken apart: what may be kept in plain text, and the rest, which is sealed. Both have the
/// body's own structure; lists keep their length, so the two can be laid over each other again.
/// Nulls outside of the plain part say nothing and are dropped.
public record SplitBody(ObjectNode plain, ObjectNode personal) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  public static SplitBody of(String topic, ObjectNode body) {
    return split(KeptFields.of(topic), "", body);
  }

  private static SplitBody split(KeptFields kept, String prefix, ObjectNode object) {
    var parts = new SplitBody(NODES.objectNode(), NODES.objectNode());
    object
        .properties()
        .forEach(
            field -> parts.put(kept, prefix + field.getKey(), field.getKey(), field.getValue()));
    return parts;
  }

  private void put(KeptFields kept, String path, String name, JsonNode value) {
    var format = kept.format(path);
    if (format.isPresent() && (value.isNull() || format.get().fits(value))) {
      plain.set(name, value);
    } else if (value instanceof ObjectNode inner && kept.reaches(path)) {
      var parts = split(kept, path + ".", inner);
      plain.set(name, parts.plain);
      parts.personalIfAny().ifPresent(rest -> personal.set(name, rest));
    } else if (value.isArray() && kept.reaches(path)) {
      putList(kept, path, name, value);
    } else if (!value.isNull() && !(value.isContainer() && value.isEmpty())) {
      personal.set(name, value);
    }
  }

  private void putList(KeptFields kept, String path, String name, JsonNode list) {
    var plainList = NODES.arrayNode();
    var personalList = NODES.arrayNode();
    var anyPersonal = false;
    for (var element : list.values()) {
      if (element instanceof ObjectNode inner) {
        var parts = split(kept, path + ".", inner);
        plainList.add(parts.plain);
        personalList.add(parts.personal);
        anyPersonal |= !parts.personal.isEmpty();
      } else {
        plainList.add(NODES.objectNode());
        personalList.add(element);
        anyPersonal = true;
      }
    }
    plain.set(name, plainList);
    if (anyPersonal) {
      personal.set(name, personalList);
    }
  }

  private Optional<ObjectNode> personalIfAny() {
    return personal.isEmpty() ? Optional.empty() : Optional.of(personal);
  }

  /// Only ever the field names.
  @Override
  public String toString() {
    return "SplitBody[" + plain.propertyNames() + "]";
  }
}
