package com.loyalnest.local.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Values that are chosen once and then stay, in a file of `name=value` lines for its owner's eyes
/// only.
final class KeptValues {
  private final Path file;
  private final TreeMap<String, String> values = new TreeMap<>();

  KeptValues(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try {
        var kept = new Properties();
        kept.load(new StringReader(Files.readString(file)));
        kept.stringPropertyNames().forEach(name -> values.put(name, kept.getProperty(name)));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  synchronized String get(String name, Supplier<String> choice) {
    var kept = values.get(name);
    return kept == null ? put(name, choice.get()) : kept;
  }

  synchronized Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  synchronized boolean holds(String value) {
    return values.containsValue(value);
  }

  synchronized String put(String name, String value) {
    values.put(name, value);
    var text = new StringBuilder();
    values.forEach((key, kept) -> text.append(key).append('=').append(kept).append('\n'));
    Home.write(file, text.toString());
    return value;
  }
}
