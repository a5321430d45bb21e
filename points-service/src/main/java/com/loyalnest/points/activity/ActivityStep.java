package com.loyalnest.points.activity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.loyalnest.points.program.Period;
import java.util.Map;

/// One step of a decision about a deed. Kept as JSON, so the words here are a format.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ActivityStep.Given.class, name = "given"),
  @JsonSubTypes.Type(value = ActivityStep.Limited.class, name = "limit")
})
public sealed interface ActivityStep {
  /// It gave points.
  ///
  /// @param titles of the merchant's own activity at that time, by language; else empty
  record Given(String activity, Map<String, String> titles, int points) implements ActivityStep {}

  /// It gave nothing, because it had given as often as it may.
  record Limited(String activity, Map<String, String> titles, Period period, int limit)
      implements ActivityStep {}
}
