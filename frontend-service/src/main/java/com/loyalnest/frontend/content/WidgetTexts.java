package com.loyalnest.frontend.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.LocalePriorityList;
import com.ibm.icu.util.ULocale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The widget's texts in every language it speaks. What people ask for is matched as Unicode does
/// it (`pt` finds nothing better than the default, `es-MX` finds `es`).
@Component
public class WidgetTexts {
  /// The default first.
  public static final List<String> LANGUAGES = List.of("en", "es", "fr");

  private static final int REMEMBERED = 1000;

  private final Map<String, Map<String, String>> textsByLanguage = new LinkedHashMap<>();
  private final LocaleMatcher matcher =
      LocaleMatcher.builder()
          .setSupportedULocales(LANGUAGES.stream().map(ULocale::forLanguageTag).toList())
          .build();
  private final Cache<String, String> matched =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  WidgetTexts() {
    LANGUAGES.forEach(
        language -> textsByLanguage.put(language, TextFile.read("texts/" + language)));
  }

  /// The best language for a BCP 47 tag or an `Accept-Language` list; the default for nonsense.
  public String languageFor(String wanted) {
    return matched.get(wanted, this::match);
  }

  /// Text by key, in the order of the keys.
  public Map<String, String> in(String language) {
    return textsByLanguage.getOrDefault(language, Map.of());
  }

  private String match(String wanted) {
    try {
      var wishes = LocalePriorityList.add(wanted.replace('_', '-')).build();
      return matcher.getBestMatch(wishes).toLanguageTag();
    } catch (IllegalArgumentException nonsense) {
      return LANGUAGES.getFirst();
    }
  }
}
