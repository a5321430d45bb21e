package com.loyalnest.frontend.api.json;

import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The one shape of every answer: `{"status":"ok", …, "error":null}` or
/// `{"status":"error","error":{"code":…,"message":…}}`.
public final class Envelope {
  /// No other top-level field may have one of these names.
  public static final List<String> RESERVED = List.of("status", "error");

  private static final JsonFactory JSON = new JsonFactory();

  private Envelope() {}

  public static byte[] ok(Message message) {
    return ok(json -> ContractJson.writeFields(json, message));
  }

  public static byte[] ok(Map<String, String> fields) {
    return ok(json -> fields.forEach(json::writeStringProperty));
  }

  public static byte[] error(String code, String message) {
    return object(json -> {
      json.writeStringProperty("status", "error");
      json.writeObjectPropertyStart("error");
      json.writeStringProperty("code", code);
      json.writeStringProperty("message", message);
      json.writeEndObject();
    });
  }

  private static byte[] ok(Consumer<JsonGenerator> fields) {
    return object(json -> {
      json.writeStringProperty("status", "ok");
      fields.accept(json);
      json.writeNullProperty("error");
    });
  }

  private static byte[] object(Consumer<JsonGenerator> content) {
    var bytes = new ByteArrayOutputStream(256);
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
