package com.loyalnest.points.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsNamesTest {
  private static final PointsNames NAMES =
      new PointsNames(
          new TreeMap<>(
              Map.of(
                  "en", new PointsName("star", "stars"),
                  "es", new PointsName("estrella", "estrellas"),
                  "es-MX", new PointsName("lana", "lanas"),
                  "zh-Hant", new PointsName("點", "點"))),
          "en");

  @ParameterizedTest
  @CsvSource({
    "es-MX, lanas",
    "es-mx, lanas",
    "es-AR, estrellas",
    "es, estrellas",
    "zh-Hant-TW, 點",
    "zh, stars",
    "fr, stars",
    "'', stars",
    "no language at all, stars"
  })
  void theNearestLanguageIsTaken(String locale, String plural) {
    assertThat(NAMES.in(locale)).map(PointsName::plural).contains(plural);
  }

  @Test
  void withoutADefaultOtherLanguagesHaveNone() {
    var names = new PointsNames(NAMES.languages(), "");

    assertThat(names.in("fr")).isEmpty();
    assertThat(names.in("es-AR")).map(PointsName::singular).contains("estrella");
    assertThat(PointsNames.NONE.in("en")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"★", "étoile d’or", "миля", "نقطة", "👨‍👩‍👧", "می‌خواهم", "10er-Bonus"})
  void aNameIsAnyWord(String word) {
    assertThat(new PointsName(word, word).singular()).isEqualTo(word);
  }

  @Test
  void thereAreNotTooManyAndTheDefaultIsOneOfThem() {
    assertThatThrownBy(() -> new PointsNames(NAMES.languages(), "fr"))
        .isInstanceOf(IllegalArgumentException.class);
    var many = new TreeMap<String, PointsName>();
    for (var n = 0; n < 51; n++) {
      many.put("en-x-n" + n, new PointsName("star", "stars"));
    }
    assertThatThrownBy(() -> new PointsNames(many, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
