package com.loyalnest.frontend.content;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Why a request was refused, in the languages of the widget. English is what the services say
/// themselves, with the numbers of the case; here is a sentence for each reason.
@Component
public class RefusalTexts {
  private static final String DETAIL = "{detail}";

  private final WidgetTexts languages;
  private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

  RefusalTexts(WidgetTexts languages) {
    this.languages = languages;
    WidgetTexts.LANGUAGES.stream()
        .skip(1)
        .forEach(language -> byLanguage.put(language, load(language)));
  }

  /// @param wanted BCP 47 or an `Accept-Language` list
  /// @param detail in English: which field, and what it may be
  /// @return empty for English, and for a reason that only a newer service knows
  public Optional<String> of(String reason, String wanted, String detail) {
    return Optional.ofNullable(
            byLanguage.getOrDefault(languages.languageFor(wanted), Map.of()).get(reason))
        .map(text -> text.replace(DETAIL, detail));
  }

  private static Map<String, String> load(String language) {
    var path = "texts/refusals/" + language + ".json";
    try (var file = new ClassPathResource(path).getInputStream()) {
      return JsonMapper.shared().readValue(file, new TypeReference<Map<String, String>>() {});
    } catch (IOException missing) {
      throw new IllegalStateException("refusals in " + language, missing);
    }
  }
}
