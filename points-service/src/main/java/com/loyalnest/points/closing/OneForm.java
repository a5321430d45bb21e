package com.loyalnest.points.closing;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON that has one form only: fields in the record's order, absent ones left out, no
/// blanks. So equal facts are equal bytes, which can be hashed.
public final class OneForm {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private OneForm() {}

  public static String write(Record facts) {
    return JSON.writeValueAsString(facts);
  }

  /// @throws IllegalArgumentException if the text is not to the byte what [#write] makes of the
  ///   facts
  public static <T extends Record> T read(String text, Class<T> type) {
    try {
      var facts = JSON.readValue(text, type);
      if (facts != null && write(facts).equals(text)) {
        return facts;
      }
    } catch (JacksonException notOurs) {
      throw new IllegalArgumentException("is not a line of this kind", notOurs);
    }
    throw new IllegalArgumentException("is not in the one form");
  }
}
