package com.loyalnest.frontend.api.openapi;

import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON schemas of the contracts' messages, as the edge reads and prints them. Each message that is
/// referred to becomes a named schema.
final class ContractSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ContractComments comments;
  private final Map<String, ObjectNode> named = new TreeMap<>();

  ContractSchemas(ContractComments comments) {
    this.comments = comments;
  }

  Map<String, ObjectNode> named() {
    return named;
  }

  /// The object schema of a message, written in place.
  ObjectNode object(Descriptor message) {
    var schema = type("object");
    describe(schema, comments.of(message));
    var properties = schema.putObject("properties");
    message.getFields().forEach(field -> properties.set(field.getName(), field(field)));
    var required = NODES.arrayNode();
    message.getFields().stream()
        .filter(ContractSchemas::isRequired)
        .forEach(field -> required.add(field.getName()));
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  ObjectNode field(FieldDescriptor field) {
    ObjectNode schema;
    if (field.isMapField()) {
      schema = type("object");
      schema.set("additionalProperties", single(field.getMessageType().findFieldByName("value")));
    } else if (field.isRepeated()) {
      schema = type("array");
      schema.set("items", single(field));
    } else {
      schema = single(field);
    }
    describe(schema, comments.of(field));
    return schema;
  }

  /// A field that the rules of the contract do not let be empty.
  static boolean isRequired(FieldDescriptor field) {
    var rules = field.getOptions().getExtension(ValidateProto.field);
    return rules.getRequired() || rules.getString().getMinLen() > 0;
  }

  private ObjectNode single(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING -> text(field);
      case BOOLEAN -> type("boolean");
      case INT -> limited(type("integer").put("format", "int32"), field);
      case LONG -> type("integer").put("format", "int64");
      case FLOAT, DOUBLE -> type("number");
      case BYTE_STRING -> type("string").put("contentEncoding", "base64");
      case ENUM -> names(field);
      case MESSAGE -> message(field.getMessageType());
    };
  }

  private static ObjectNode text(FieldDescriptor field) {
    var schema = type("string");
    var rules = field.getOptions().getExtension(ValidateProto.field).getString();
    if (rules.hasMinLen()) {
      schema.put("minLength", rules.getMinLen());
    }
    if (rules.hasMaxLen()) {
      schema.put("maxLength", rules.getMaxLen());
    }
    return schema;
  }

  private static ObjectNode limited(ObjectNode schema, FieldDescriptor field) {
    var rules = field.getOptions().getExtension(ValidateProto.field).getInt32();
    if (rules.hasGte()) {
      schema.put("minimum", rules.getGte());
    }
    if (rules.hasLte()) {
      schema.put("maximum", rules.getLte());
    }
    return schema;
  }

  private static ObjectNode names(FieldDescriptor field) {
    var schema = type("string");
    var names = schema.putArray("enum");
    field.getEnumType().getValues().forEach(value -> names.add(value.getName()));
    return schema;
  }

  private ObjectNode message(Descriptor message) {
    if (message.equals(Timestamp.getDescriptor())) {
      return type("string").put("format", "date-time");
    }
    if (message.equals(Struct.getDescriptor())) {
      return type("object");
    }
    if (!named.containsKey(message.getName())) {
      named.put(message.getName(), NODES.objectNode());
      named.put(message.getName(), object(message));
    }
    return NODES.objectNode().put("$ref", "#/components/schemas/" + message.getName());
  }

  static ObjectNode type(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static void describe(ObjectNode schema, String comment) {
    if (!comment.isEmpty()) {
      schema.put("description", comment);
    }
  }
}
