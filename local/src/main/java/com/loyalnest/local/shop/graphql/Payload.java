package com.loyalnest.local.shop.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mutation answers: what it made, or why it did not.
final class Payload {
  private Payload() {}

  static Map<String, @Nullable Object> of(String field, Object made) {
    var payload = new HashMap<String, @Nullable Object>();
    payload.put(field, made);
    payload.put("userErrors", List.of());
    return payload;
  }

  static Map<String, @Nullable Object> refused(String field, String code, String message) {
    var payload = new HashMap<String, @Nullable Object>();
    payload.put(field, null);
    payload.put("userErrors", List.of(Map.of("code", code, "message", message)));
    return payload;
  }
}
