package com.loyalnest.frontend.content;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Texts of one language by key, as they stand in a file of the release.
public final class TextFile {
  private TextFile() {}

  /// @param name without `.json`
  /// @return in the order of the keys
  public static Map<String, String> read(String name) {
    try (var file = new ClassPathResource(name + ".json").getInputStream()) {
      return Collections.unmodifiableMap(
          JsonMapper.shared().readValue(file, new TypeReference<TreeMap<String, String>>() {}));
    } catch (IOException missing) {
      throw new IllegalStateException(name, missing);
    }
  }
}
