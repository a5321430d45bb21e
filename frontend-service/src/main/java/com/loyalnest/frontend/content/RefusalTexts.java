package com.loyalnest.frontend.content;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

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
        .forEach(language -> byLanguage.put(language, TextFile.read("texts/refusals/" + language)));
  }

  /// @param wanted BCP 47 or an `Accept-Language` list
  /// @param detail in English: which field, and what it may be
  /// @return empty for English, and for a reason that only a newer service knows
  public Optional<String> of(String reason, String wanted, String detail) {
    return Optional.ofNullable(
            byLanguage.getOrDefault(languages.languageFor(wanted), Map.of()).get(reason))
        .map(text -> text.replace(DETAIL, detail));
  }
}
