package com.loyalnest.points.explanation;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import com.loyalnest.points.program.PointsName;
import com.loyalnest.points.program.PointsNames;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The sentences, as ICU patterns in `explanation/<language>.properties`.
final class Texts {
  static final List<ULocale> LANGUAGES =
      List.of(ULocale.ENGLISH, ULocale.forLanguageTag("es"), ULocale.FRENCH);

  private final Map<ULocale, Properties> patterns;
  private final LocaleMatcher matcher;

  private Texts(Map<ULocale, Properties> patterns) {
    this.patterns = patterns;
    this.matcher =
        LocaleMatcher.builder()
            .setSupportedULocales(LANGUAGES)
            .setDefaultULocale(ULocale.ENGLISH)
            .build();
  }

  static Texts load() {
    var patterns = new LinkedHashMap<ULocale, Properties>();
    LANGUAGES.forEach(language -> patterns.put(language, read(language)));
    return new Texts(patterns);
  }

  private static Properties read(ULocale language) {
    var name = "/explanation/" + language.toLanguageTag() + ".properties";
    try (var file = Texts.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing");
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// In which language a reader is told, and by whose rules numbers are written.
  ///
  /// @param language one of [#LANGUAGES]
  /// @param region the reader's own locale where it has that language, else the language
  /// @param name what points are called
  record Reader(ULocale language, ULocale region, PointsName name) {}

  Reader reader(String languageTag, PointsNames names) {
    var asked = ULocale.forLanguageTag(languageTag);
    var language = matcher.getBestMatch(asked);
    return new Reader(
        language,
        asked.getLanguage().equals(language.getLanguage()) ? asked : language,
        names
            .in(languageTag)
            .or(() -> names.in(language.toLanguageTag()))
            .orElseGet(() -> ownName(language)));
  }

  private PointsName ownName(ULocale language) {
    var texts = of(language);
    return new PointsName(texts.getProperty("name.one"), texts.getProperty("name.other"));
  }

  Set<String> keys(ULocale language) {
    return new TreeSet<>(of(language).stringPropertyNames());
  }

  String say(Reader reader, String key, Map<String, Object> values) {
    var pattern = of(reader.language()).getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no text " + key + " in " + reader.language());
    }
    var all = new HashMap<>(values);
    all.put("unit", reader.name().singular());
    all.put("units", reader.name().plural());
    return new MessageFormat(pattern, reader.region()).format(all);
  }

  private Properties of(ULocale language) {
    var found = patterns.get(language);
    if (found == null) {
      throw new IllegalArgumentException("no texts in " + language);
    }
    return found;
  }
}
