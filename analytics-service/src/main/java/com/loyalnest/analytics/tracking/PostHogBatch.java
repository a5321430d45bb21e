package com.loyalnest.analytics.tracking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The body of `POST /batch/`. Everything in it follows from the events alone: PostHog recognises a
/// repetition by id, name, time and person together.
record PostHogBatch(@JsonProperty("api_key") String apiKey, List<Entry> batch) {

  record Entry(
      String event,
      @JsonProperty("distinct_id") String distinctId,
      String timestamp,
      String uuid,
      Map<String, Object> properties) {

    static Entry of(TrackedEvent event) {
      var person = event.customerId().isEmpty() ? event.merchantId() : event.customerId();
      return new Entry(
          event.name(), person, event.occurredAt().toString(), event.id(), properties(event));
    }

    /// No profiles: neither shops nor shoppers are described to PostHog as people.
    private static Map<String, Object> properties(TrackedEvent event) {
      var properties = new LinkedHashMap<String, Object>(event.properties());
      properties.put("merchant_id", event.merchantId());
      properties.put("$groups", Map.of("merchant", event.merchantId()));
      properties.put("$process_person_profile", false);
      properties.put("$lib", "loyalnest");
      return properties;
    }
  }

  static PostHogBatch of(String apiKey, List<TrackedEvent> events) {
    return new PostHogBatch(apiKey, events.stream().map(Entry::of).toList());
  }

  /// Without the key.
  @Override
  public String toString() {
    return "PostHogBatch[" + batch.size() + "]";
  }
}
