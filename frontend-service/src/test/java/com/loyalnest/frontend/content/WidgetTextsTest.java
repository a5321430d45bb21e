package com.loyalnest.frontend.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidgetTextsTest {
  private static final Path NEEDED = Path.of("widget/texts.keys.json");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]+}}");

  private final WidgetTexts texts = new WidgetTexts();

  @ParameterizedTest
  @CsvSource({
    "es,es",
    "es-MX,es",
    "'es-MX,es;q=0.9,en;q=0.5',es",
    "'de,fr;q=0.8,en;q=0.1',fr",
    "fr-CA,fr",
    "en-GB,en",
    "de,en",
    "'',en",
    "es_AR,es",
    "'*',en",
    "'!!,;q=x',en",
    "zz-ZZ-zzzzzzzzzzzz,en"
  })
  void choosesTheBestLanguage(String wanted, String language) {
    assertThat(texts.languageFor(wanted)).isEqualTo(language);
  }

  @Test
  void saysTheSameThingsInEveryLanguage() {
    for (var language : WidgetTexts.LANGUAGES) {
      assertThat(texts.in(language).values()).as(language).isNotEmpty().noneMatch(String::isBlank);
      texts
          .in("en")
          .forEach((key, text) ->
              assertThat(placeholders(texts.in(language).getOrDefault(key, "")))
                  .as(language + " " + key)
                  .isEqualTo(placeholders(text)));
    }
  }

  @Test
  void hasEveryTextThatTheWidgetNeeds() throws IOException {
    assumeTrue(Files.exists(NEEDED), "skipped: the widget is not built");
    var needed = tools.jackson.databind.json.JsonMapper.shared().readTree(Files.readString(NEEDED));

    for (var language : WidgetTexts.LANGUAGES) {
      for (var key : needed) {
        assertThat(texts.in(language)).as(language).containsKey(key.asString());
      }
    }
  }

  private static Set<String> placeholders(String text) {
    var found = new TreeSet<String>();
    PLACEHOLDER.matcher(text).results().forEach(result -> found.add(result.group()));
    return found;
  }
}
