package com.loyalnest.frontend.api.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.ListValue;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Prints messages as the REST contract says: names as in the contract (snake_case), fields without
/// presence always, 64-bit integers as JSON numbers, times in RFC 3339, enums by name. The JSON
/// form of protobuf itself would print 64-bit integers as text.
public final class ContractJson {
  private ContractJson() {}

  /// The fields of a message into an object that is already open.
  public static void writeFields(JsonGenerator json, Message message) {
    for (var field : message.getDescriptorForType().getFields()) {
      if (field.isRepeated()) {
        json.writeName(field.getName());
        writeRepeated(json, field, (List<?>) message.getField(field));
      } else if (!field.hasPresence() || message.hasField(field)) {
        json.writeName(field.getName());
        writeValue(json, field, message.getField(field));
      }
    }
  }

  private static void writeRepeated(JsonGenerator json, FieldDescriptor field, List<?> values) {
    if (field.isMapField()) {
      json.writeStartObject();
      var valueField = field.getMessageType().findFieldByName("value");
      for (var value : values) {
        var entry = (MapEntry<?, ?>) value;
        json.writeName(String.valueOf(entry.getKey()));
        writeValue(json, valueField, entry.getField(valueField));
      }
      json.writeEndObject();
    } else {
      json.writeStartArray();
      values.forEach(value -> writeValue(json, field, value));
      json.writeEndArray();
    }
  }

  private static void writeValue(JsonGenerator json, FieldDescriptor field, Object value) {
    switch (field.getJavaType()) {
      case INT -> json.writeNumber((Integer) value);
      case LONG -> json.writeNumber((Long) value);
      case FLOAT -> json.writeNumber((Float) value);
      case DOUBLE -> json.writeNumber((Double) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case STRING -> json.writeString((String) value);
      case BYTE_STRING ->
          json.writeString(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
      case ENUM -> json.writeString(((EnumValueDescriptor) value).getName());
      case MESSAGE -> writeMessage(json, (Message) value);
    }
  }

  private static void writeMessage(JsonGenerator json, Message message) {
    switch (message) {
      case Timestamp time ->
          json.writeString(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString());
      case Struct struct -> writeStruct(json, struct);
      case Value value -> writeDynamic(json, value);
      default -> {
        json.writeStartObject();
        writeFields(json, message);
        json.writeEndObject();
      }
    }
  }

  private static void writeStruct(JsonGenerator json, Struct struct) {
    json.writeStartObject();
    struct
        .getFieldsMap()
        .forEach((name, value) -> {
          json.writeName(name);
          writeDynamic(json, value);
        });
    json.writeEndObject();
  }

  private static void writeList(JsonGenerator json, ListValue list) {
    json.writeStartArray();
    list.getValuesList().forEach(value -> writeDynamic(json, value));
    json.writeEndArray();
  }

  private static void writeDynamic(JsonGenerator json, Value value) {
    switch (value.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET -> json.writeNull();
      case NUMBER_VALUE -> writeDouble(json, value.getNumberValue());
      case STRING_VALUE -> json.writeString(value.getStringValue());
      case BOOL_VALUE -> json.writeBoolean(value.getBoolValue());
      case STRUCT_VALUE -> writeStruct(json, value.getStructValue());
      case LIST_VALUE -> writeList(json, value.getListValue());
    }
  }

  /// A whole number that a double holds exactly is printed as one.
  private static void writeDouble(JsonGenerator json, double number) {
    var exact = 1L << 53;
    if (number == Math.rint(number) && Math.abs(number) <= exact) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }
}
