package com.loyalnest.admin.api;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.loyalnest.admin.payload.Json;
import tools.jackson.databind.JsonNode;

/// Stored JSON as the contract's `Struct`. Its numbers are doubles, so a whole number that a double
/// cannot hold (the platform's ids) becomes a text of its digits.
final class JsonStructs {
  private static final long EXACT = 1L << 53;

  private JsonStructs() {}

  static Struct of(String json) {
    return value(Json.read(json)).getStructValue();
  }

  private static Value value(JsonNode node) {
    var value = Value.newBuilder();
    if (node.isObject()) {
      var struct = Struct.newBuilder();
      node.properties().forEach(field -> struct.putFields(field.getKey(), value(field.getValue())));
      return value.setStructValue(struct).build();
    }
    if (node.isArray()) {
      var list = ListValue.newBuilder();
      node.values().forEach(element -> list.addValues(value(element)));
      return value.setListValue(list).build();
    }
    return scalar(node, value);
  }

  private static Value scalar(JsonNode node, Value.Builder value) {
    if (node.isNumber()) {
      return isExact(node)
          ? value.setNumberValue(node.doubleValue()).build()
          : value.setStringValue(node.asString()).build();
    }
    return switch (node.getNodeType()) {
      case BOOLEAN -> value.setBoolValue(node.booleanValue()).build();
      case STRING -> value.setStringValue(node.stringValue()).build();
      default -> value.setNullValue(NullValue.NULL_VALUE).build();
    };
  }

  private static boolean isExact(JsonNode number) {
    return !number.isIntegralNumber()
        || (number.canConvertToLong() && Math.abs(number.longValue()) <= EXACT);
  }
}
