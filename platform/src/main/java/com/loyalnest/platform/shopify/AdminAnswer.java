package com.loyalnest.platform.shopify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The envelope of every answer of the Admin API.
record AdminAnswer(
    @Nullable JsonNode data, @Nullable List<Problem> errors, @Nullable Extensions extensions) {
  private static final String THROTTLED = "THROTTLED";

  record Problem(@Nullable Map<String, @Nullable Object> extensions) {
    boolean isThrottling() {
      return extensions != null && THROTTLED.equals(extensions.get("code"));
    }
  }

  record Extensions(@Nullable Cost cost) {}

  record Cost(
      @Nullable Double requestedQueryCost,
      @Nullable Double actualQueryCost,
      @Nullable ThrottleStatus throttleStatus) {}

  boolean isThrottled() {
    return errors != null && errors.stream().anyMatch(Problem::isThrottling);
  }

  boolean isRefused() {
    return errors != null && !errors.isEmpty();
  }

  @Nullable Cost cost() {
    return extensions == null ? null : extensions.cost();
  }
}
