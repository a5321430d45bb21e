package com.loyalnest.frontend.api.page;

import com.loyalnest.frontend.content.TextFile;
import com.loyalnest.frontend.content.WidgetTexts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The texts of pages, in the languages of the widget.
@Component
public class PageTexts {
  private final WidgetTexts languages;
  private final Map<String, Map<String, String>> texts =
      WidgetTexts.LANGUAGES.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  language -> language, language -> TextFile.read("texts/pages/" + language)));

  PageTexts(WidgetTexts languages) {
    this.languages = languages;
  }

  /// The best for the one asked for; when none is, for those that the browser prefers.
  public String languageFor(HttpServletRequest request, String asked) {
    return languages.languageFor(
        asked.isEmpty()
            ? Optional.ofNullable(request.getHeader("Accept-Language")).orElse("")
            : asked);
  }

  /// Text by key.
  public Map<String, String> in(String language) {
    return texts.getOrDefault(language, Map.of());
  }
}
