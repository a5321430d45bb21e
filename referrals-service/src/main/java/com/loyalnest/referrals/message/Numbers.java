package com.loyalnest.referrals.message;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The numbers of a message as the JSON its row keeps.
final class Numbers {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Numbers() {}

  static String json(Map<String, Integer> numbers) {
    return JSON.writeValueAsString(numbers);
  }

  static Map<String, Integer> of(String json) {
    return JSON.readValue(json, new TypeReference<>() {});
  }
}
