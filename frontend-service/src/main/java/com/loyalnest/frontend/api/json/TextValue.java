package com.loyalnest.frontend.api.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.loyalnest.platform.error.Refusal;
import java.util.Base64;

/// A text of the query or the path as the value of its field.
final class TextValue {
  private TextValue() {}

  static Object of(String name, FieldDescriptor field, String text) {
    try {
      return switch (field.getJavaType()) {
        case STRING -> text;
        case INT -> Integer.valueOf(text);
        case LONG -> Long.valueOf(text);
        case FLOAT -> Float.valueOf(text);
        case DOUBLE -> Double.valueOf(text);
        case BOOLEAN -> bool(text);
        case ENUM -> enumValue(field, text);
        case BYTE_STRING -> ByteString.copyFrom(Base64.getDecoder().decode(text));
        case MESSAGE -> throw new IllegalArgumentException("an object does not fit into a query");
      };
    } catch (IllegalArgumentException wrong) {
      throw Refusal.invalid(name, "must be " + wanted(field));
    }
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object enumValue(FieldDescriptor field, String text) {
    var value = field.getEnumType().findValueByName(text);
    if (value == null) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static String wanted(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> "a whole number of 32 bits";
      case LONG -> "a whole number of 64 bits";
      case FLOAT, DOUBLE -> "a number";
      case BOOLEAN -> "true or false";
      case ENUM -> "one of the names the contract lists";
      case BYTE_STRING -> "Base64";
      case STRING, MESSAGE -> "given in the body";
    };
  }
}
