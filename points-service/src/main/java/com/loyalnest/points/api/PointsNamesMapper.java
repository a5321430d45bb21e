package com.loyalnest.points.api;

import com.loyalnest.platform.error.Refusal;
import com.loyalnest.points.program.PointsName;
import com.loyalnest.points.program.PointsNames;
import java.util.Objects;
import java.util.TreeMap;

/// What points are called, between the contract and us.
final class PointsNamesMapper {
  private static final String FIELD = "program.points_names";

  private PointsNamesMapper() {}

  /// @throws Refusal naming the language that is wrong
  static PointsNames names(com.loyalnest.points.v1.PointsNames said) {
    var names = new TreeMap<String, PointsName>();
    said.getLanguagesMap()
        .forEach((key, name) -> {
          if (names.put(language(key), name(key, name)) != null) {
            throw Refusal.invalid(FIELD + ".languages." + key, "each language once");
          }
        });
    var usual = said.getDefaultLanguage();
    if (!usual.isEmpty() && !names.containsKey(language(usual))) {
      throw Refusal.invalid(FIELD + ".default_language", "one of the languages, or empty");
    }
    return new PointsNames(names, usual.isEmpty() ? "" : language(usual));
  }

  private static String language(String said) {
    try {
      return PointsNames.canonical(said);
    } catch (IllegalArgumentException wrong) {
      throw Refusal.invalid(FIELD + ".languages", "a language as in BCP 47, such as fr or es-MX");
    }
  }

  private static PointsName name(String language, com.loyalnest.points.v1.PointsName said) {
    try {
      return new PointsName(said.getSingular(), said.getPlural());
    } catch (IllegalArgumentException wrong) {
      throw Refusal.invalid(
          FIELD + ".languages." + language, Objects.requireNonNull(wrong.getMessage()));
    }
  }

  static com.loyalnest.points.v1.PointsNames names(PointsNames names) {
    var said =
        com.loyalnest.points.v1.PointsNames.newBuilder()
            .setDefaultLanguage(names.defaultLanguage());
    names.languages().forEach((language, name) -> said.putLanguages(language, name(name)));
    return said.build();
  }

  static com.loyalnest.points.v1.PointsName name(PointsName name) {
    return com.loyalnest.points.v1.PointsName.newBuilder()
        .setSingular(name.singular())
        .setPlural(name.plural())
        .build();
  }
}
