package com.loyalnest.local.e2e;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Fills requests of any contract so that they mean something: ids by the words in a field's name,
/// everything else with what passes for its type.
///
/// @param ids by a word of the field's name, e.g. `reward`
record FilledRequests(Map<String, String> ids) {
  private static final int DEEPEST = 4;
  private static final Map<String, String> WORDS =
      Map.of(
          "locale", "en",
          "currency", "USD",
          "role", "viewer",
          "type", "amount_off",
          "value", "5",
          "areas", "reports",
          "action_type", "purchase",
          "url", "https://example.com/give");

  /// @param changed a field of the request itself that gets another value
  Message filled(ContractMethod method, String changed, String value) {
    var request = fill(method.newRequest(), DEEPEST);
    var field = request.getDescriptorForType().findFieldByName(changed);
    if (field != null) {
      request.setField(field, field.isRepeated() ? List.of(value) : value);
    }
    return request.build();
  }

  /// The fields of the request itself that name something.
  List<String> naming(ContractMethod method) {
    return method.newRequest().getDescriptorForType().getFields().stream()
        .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.STRING)
        .filter(field -> !field.isMapField())
        .map(FieldDescriptor::getName)
        .filter(name -> !name.equals("idempotency_key"))
        .toList();
  }

  static ObjectNode json(Message message) {
    var json = JsonNodeFactory.instance.objectNode();
    message
        .getAllFields()
        .forEach((field, value) -> {
          if (field.isMapField()) {
            var entries = json.putObject(field.getName());
            ((List<?>) value).forEach(entry -> putEntry(entries, (Message) entry));
          } else if (field.isRepeated()) {
            var list = json.putArray(field.getName());
            ((List<?>) value).forEach(element -> add(list, element));
          } else {
            json.set(field.getName(), JsonMapper.shared().valueToTree(plain(value)));
          }
        });
    return json;
  }

  private static void putEntry(ObjectNode entries, Message entry) {
    var fields = entry.getDescriptorForType().getFields();
    entries.set(
        String.valueOf(entry.getField(fields.get(0))),
        JsonMapper.shared().valueToTree(plain(entry.getField(fields.get(1)))));
  }

  private static void add(ArrayNode list, Object element) {
    list.add(JsonMapper.shared().<tools.jackson.databind.JsonNode>valueToTree(plain(element)));
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Message message -> json(message);
      case EnumValueDescriptor name -> name.getName();
      default -> value;
    };
  }

  private Message.Builder fill(Message.Builder message, int depth) {
    for (var field : message.getDescriptorForType().getFields()) {
      if (field.getContainingOneof() == null
          || message.getOneofFieldDescriptor(field.getContainingOneof()) == null) {
        fill(message, field, depth);
      }
    }
    return message;
  }

  private void fill(Message.Builder message, FieldDescriptor field, int depth) {
    switch (field.getJavaType()) {
      case STRING -> put(message, field, text(field.getName()));
      case INT -> put(message, field, 1);
      case LONG -> put(message, field, 1L);
      case ENUM -> put(message, field, field.getEnumType().getValues().getLast());
      case MESSAGE -> {
        var ours = field.getMessageType().getFullName().contains(".v1.");
        if (depth > 0 && ours && !field.isMapField()) {
          put(message, field, fill(message.newBuilderForField(field), depth - 1).build());
        }
      }
      default -> {}
    }
  }

  private static void put(Message.Builder message, FieldDescriptor field, Object value) {
    if (field.isRepeated()) {
      message.addRepeatedField(field, value);
    } else {
      message.setField(field, value);
    }
  }

  private String text(String name) {
    if (name.equals("idempotency_key")) {
      return UUID.randomUUID().toString();
    }
    return ids.entrySet().stream()
        .filter(id -> name.contains(id.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> WORDS.getOrDefault(name, "anything"));
  }
}
