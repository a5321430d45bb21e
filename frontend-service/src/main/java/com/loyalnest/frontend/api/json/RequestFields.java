package com.loyalnest.frontend.api.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.loyalnest.platform.error.Refusal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fills a request message from what a caller sent, strictly: an unknown field, a wrong type or a
/// field given twice is refused by its name. A JSON null is a field left out.
public final class RequestFields {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private RequestFields() {}

  /// An empty body is an empty object: the first missing field is named then.
  public static void fromJson(byte[] body, Message.Builder request) {
    if (body.length > 0) {
      objectFields(parsed(body), "", request);
    }
  }

  public static void fromQuery(Map<String, List<String>> parameters, Message.Builder request) {
    parameters.forEach((name, values) -> {
      var field = field(name, name, request);
      if (values.size() > 1 && !field.isRepeated()) {
        throw Refusal.invalid(name, "given more than once");
      }
      for (var value : values) {
        put(request, field, TextValue.of(name, field, value));
      }
    });
  }

  private static JsonNode parsed(byte[] body) {
    try {
      var root = JSON.readTree(body);
      if (!root.isObject()) {
        throw Refusal.invalid("body", "must be a JSON object");
      }
      return root;
    } catch (JacksonException malformed) {
      throw Refusal.invalid("body", "is not well-formed JSON");
    }
  }

  private static void objectFields(JsonNode object, String prefix, Message.Builder request) {
    for (var property : object.properties()) {
      var path = prefix + property.getKey();
      var field = field(property.getKey(), path, request);
      var value = property.getValue();
      if (field.isMapField()) {
        entries(path, field, value, request);
      } else if (field.isRepeated()) {
        elements(path, value)
            .forEach(element -> put(request, field, value(path, field, element, request)));
      } else if (!value.isNull()) {
        put(request, field, value(path, field, value, request));
      }
    }
  }

  /// An object whose names are the map's keys.
  private static void entries(
      String path, FieldDescriptor field, JsonNode object, Message.Builder request) {
    if (!object.isObject() && !object.isNull()) {
      throw Refusal.invalid(path, "must be an object");
    }
    var keyField = field.getMessageType().findFieldByName("key");
    var valueField = field.getMessageType().findFieldByName("value");
    for (var property : object.properties()) {
      var name = path + "." + property.getKey();
      var entry = request.newBuilderForField(field);
      entry.setField(keyField, TextValue.of(name, keyField, property.getKey()));
      entry.setField(valueField, value(name, valueField, property.getValue(), entry));
      request.addRepeatedField(field, entry.build());
    }
  }

  private static Iterable<JsonNode> elements(String path, JsonNode value) {
    if (!value.isArray() && !value.isNull()) {
      throw Refusal.invalid(path, "must be a list");
    }
    return value.values();
  }

  private static Object value(
      String path, FieldDescriptor field, JsonNode value, Message.Builder request) {
    if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
      return JsonValue.of(path, field, value);
    }
    if (!value.isObject()) {
      throw Refusal.invalid(path, "must be an object");
    }
    var nested = request.newBuilderForField(field);
    objectFields(value, path + ".", nested);
    return nested.build();
  }

  private static FieldDescriptor field(String name, String path, Message.Builder request) {
    var field = request.getDescriptorForType().findFieldByName(name);
    if (field == null) {
      throw Refusal.invalid(path, "unknown field");
    }
    return field;
  }

  private static void put(Message.Builder request, FieldDescriptor field, Object value) {
    if (field.isRepeated()) {
      request.addRepeatedField(field, value);
    } else {
      request.setField(field, value);
    }
  }
}
