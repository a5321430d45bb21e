package com.loyalnest.referrals.message;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;

/// A language that built-in texts exist in, with its way of counting points (Spanish and French put
/// a *de* between a round million and its noun).
enum Language {
  ENGLISH("en", "{0, plural, one {# point} other {# points}}"),
  SPANISH("es", "{0, plural, one {# punto} many {# de puntos} other {# puntos}}"),
  FRENCH("fr", "{0, plural, one {# point} many {# de points} other {# points}}");

  private static final LocaleMatcher MATCHER =
      LocaleMatcher.builder()
          .setSupportedULocales(Arrays.stream(values()).map(Language::locale).toList())
          .build();

  private final String tag;
  private final String pointsPattern;

  Language(String tag, String pointsPattern) {
    this.tag = tag;
    this.pointsPattern = pointsPattern;
  }

  String tag() {
    return tag;
  }

  /// "1,180 points" as people of `locale` write it.
  String points(int points, ULocale locale) {
    return new MessageFormat(pointsPattern, locale).format(new Object[] {points});
  }

  /// The customer's own locale where it is of this language, so that a Mexican reads 1,180 and a
  /// Spaniard 1.180.
  ULocale within(ULocale wished) {
    return wished.getLanguage().equals(tag) ? wished : locale();
  }

  /// The nearest language to what the customer speaks; English when nothing is near or known.
  static Language nearest(ULocale wished) {
    var best = MATCHER.getBestMatch(wished).getLanguage();
    return Arrays.stream(values())
        .filter(each -> each.tag.equals(best))
        .findFirst()
        .orElse(ENGLISH);
  }

  private ULocale locale() {
    return new ULocale(tag);
  }
}
