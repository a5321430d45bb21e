package com.loyalnest.frontend.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.content.TextFile;
import com.loyalnest.frontend.content.WidgetTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class PageTextsTest {
  private static final List<String> PAGES = List.of("layout", "home", "elsewhere", "loyalty");
  private static final Set<String> FACTS =
      Set.of(
          "language",
          "guest",
          "shop",
          "texts",
          "bridge",
          "clientId",
          "script",
          "launcher",
          "style",
          "content");
  private static final Pattern TAG = Pattern.compile("\\{\\{[{#^/]?(\\w+)}}");
  private static final Pattern SCRIPTS_OWN = Pattern.compile("texts\\.(\\w+)");
  private static final Pattern SCRIPTS_FAMILY = Pattern.compile("texts\\[`(\\w+_)\\$");

  @Test
  void everyLanguageSaysTheSameThings() {
    var english = TextFile.read("texts/pages/en").keySet();

    for (var language : WidgetTexts.LANGUAGES) {
      var texts = TextFile.read("texts/pages/" + language);
      assertThat(texts.keySet()).as(language).isEqualTo(english);
      assertThat(texts.values()).as(language).noneMatch(String::isBlank);
    }
  }

  @Test
  void pagesUseEveryTextAndMissNone() throws IOException {
    var used = new TreeSet<String>();
    for (var page : PAGES) {
      find(TAG, read(page + ".mustache"), used);
    }
    used.removeAll(FACTS);
    var script = read("home.js");
    find(SCRIPTS_OWN, script, used);
    var families = new TreeSet<String>();
    find(SCRIPTS_FAMILY, script, families);
    var written = new TreeSet<>(TextFile.read("texts/pages/en").keySet());
    written.removeIf(key -> families.stream().anyMatch(key::startsWith));

    assertThat(families).containsExactly("object_", "problem_");
    assertThat(written).isEqualTo(used);
  }

  private static void find(Pattern pattern, String text, Set<String> found) {
    pattern.matcher(text).results().forEach(each -> found.add(each.group(1)));
  }

  private static String read(String name) throws IOException {
    return new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8);
  }
}
