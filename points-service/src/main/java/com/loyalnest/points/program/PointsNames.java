package com.loyalnest.points.program;

import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a merchant's points are called, by language (BCP 47, as `es` or `es-MX`).
///
/// @param defaultLanguage whose name readers of other languages see; empty for the suite's own word
///   in theirs
public record PointsNames(SortedMap<String, PointsName> languages, String defaultLanguage) {
  private static final int MOST = 50;

  public static final PointsNames NONE = new PointsNames(new TreeMap<>(), "");

  public PointsNames {
    if (languages.size() > MOST) {
      throw new IllegalArgumentException("points_names: up to " + MOST + " languages");
    }
    languages.keySet().forEach(PointsNames::check);
    if (!defaultLanguage.isEmpty() && !languages.containsKey(defaultLanguage)) {
      throw new IllegalArgumentException("points_names: the default is one of the languages");
    }
    languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
  }

  private static void check(String language) {
    if (!language.equals(canonical(language))) {
      throw new IllegalArgumentException("points_names: languages as in BCP 47");
    }
  }

  /// A language as it is usually written.
  ///
  /// @throws IllegalArgumentException if there is none of this form
  public static String canonical(String language) {
    try {
      var tag = new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
      if (tag.equals("und")) {
        throw new IllegalArgumentException("no language");
      }
      return tag;
    } catch (IllformedLocaleException wrong) {
      throw new IllegalArgumentException("no language", wrong);
    }
  }

  /// For a reader: the very language, the same without its region, the merchant's default; empty if
  /// there is none of these.
  ///
  /// @param locale BCP 47; anything else is a language without a name
  public Optional<PointsName> in(String locale) {
    var asked = Locale.forLanguageTag(locale).toLanguageTag();
    for (var end = asked.length(); end > 0; end = asked.lastIndexOf('-', end - 1)) {
      var name = languages.get(asked.substring(0, end));
      if (name != null) {
        return Optional.of(name);
      }
    }
    @Nullable PointsName usual = languages.get(defaultLanguage);
    return Optional.ofNullable(usual);
  }
}
