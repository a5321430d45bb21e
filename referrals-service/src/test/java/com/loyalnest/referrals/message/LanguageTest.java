package com.loyalnest.referrals.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource({
    "en-GB, ENGLISH",
    "es-MX, SPANISH",
    "es-419, SPANISH",
    "fr-CA, FRENCH",
    "ca, SPANISH",
    "br, FRENCH",
    "ja-JP, ENGLISH",
    "'', ENGLISH",
    "not a tag, ENGLISH"
  })
  void findsTheNearestLanguage(String tag, Language expected) {
    assertThat(Language.nearest(ULocale.forLanguageTag(tag))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 1 | 1 point",
        "en | 0 | 0 points",
        "en | 1180 | 1,180 points",
        "es | 1 | 1 punto",
        "es | 1180 | 1.180 puntos",
        "es | 11800 | 11.800 puntos",
        "es-MX | 11800 | 11,800 puntos",
        "es | 1000000 | 1.000.000 de puntos",
        "fr | 0 | 0 point",
        "fr | 2 | 2 points",
      })
  void countsPointsAsPeopleThereDo(String tag, int points, String expected) {
    var wished = ULocale.forLanguageTag(tag);
    var language = Language.nearest(wished);

    assertThat(language.points(points, language.within(wished))).isEqualTo(expected);
  }

  @Test
  void aLanguageWeDoNotWriteGetsOurOwnNumbers() {
    assertThat(Language.ENGLISH.within(ULocale.forLanguageTag("ar-EG")))
        .isEqualTo(new ULocale("en"));
  }
}
