package com.loyalnest.frontend.api.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.loyalnest.platform.error.Refusal;
import tools.jackson.databind.JsonNode;

/// One scalar of a JSON body as the value of its field. No type is bent into another: `"5"` is not
/// a number and `5.0` not a whole one.
final class JsonValue {
  private JsonValue() {}

  static Object of(String path, FieldDescriptor field, JsonNode value) {
    return switch (field.getJavaType()) {
      case STRING -> given(value.isString(), path, "must be text", value.asString(""));
      case BOOLEAN ->
          given(value.isBoolean(), path, "must be true or false", value.asBoolean(false));
      case INT ->
          given(
              value.isIntegralNumber() && value.canConvertToInt(),
              path,
              "must be a whole number of 32 bits",
              value.asInt(0));
      case LONG ->
          given(
              value.isIntegralNumber() && value.canConvertToLong(),
              path,
              "must be a whole number of 64 bits",
              value.asLong(0));
      case DOUBLE -> given(value.isNumber(), path, "must be a number", value.asDouble(0));
      case FLOAT -> given(value.isNumber(), path, "must be a number", (float) value.asDouble(0));
      case ENUM, BYTE_STRING -> TextValue.of(path, field, textOf(path, value));
      case MESSAGE -> throw Refusal.invalid(path, "must be an object");
    };
  }

  private static String textOf(String path, JsonNode value) {
    return given(value.isString(), path, "must be text", value.asString(""));
  }

  private static <T> T given(boolean right, String path, String problem, T value) {
    if (!right) {
      throw Refusal.invalid(path, problem);
    }
    return value;
  }
}
