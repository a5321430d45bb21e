package com.loyalnest.referrals.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The texts that every merchant starts with, in every language, from
/// `messages/<type>/<language>.*`. They are checked when the service starts.
@Component
class BuiltInTemplates {
  private final Map<MessageType, Map<Language, MessageTemplate>> templates =
      new EnumMap<>(MessageType.class);

  BuiltInTemplates() {
    for (var type : MessageType.values()) {
      var languages = new EnumMap<Language, MessageTemplate>(Language.class);
      for (var language : Language.values()) {
        languages.put(language, read(type, language));
      }
      templates.put(type, languages);
    }
  }

  MessageTemplate find(MessageType type, Language language) {
    return Objects.requireNonNull(Objects.requireNonNull(templates.get(type)).get(language));
  }

  private static MessageTemplate read(MessageType type, Language language) {
    var name = "/messages/" + type.word() + "/" + language.tag();
    return MessageTemplate.of(
        type,
        resource(name + ".subject.mustache").strip(),
        resource(name + ".html.mustache"),
        resource(name + ".text.mustache"));
  }

  private static String resource(String name) {
    try (var stream =
        Objects.requireNonNull(BuiltInTemplates.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
