package com.loyalnest.frontend.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPagesTest {
  private static final String MEANINGFUL = "<>\"'`{}%&";

  private final HtmlPages pages = new HtmlPages();

  @Property
  void whateverIsPutIntoAPageAddsNothingThatHtmlOrLiquidReads(@ForAll String text) {
    assertThat(meaningful(drawn(text))).isEqualTo(meaningful(drawn("")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><svg onload=alert(1)>",
        "{{ shop.email }}",
        "{% include 'customer' %}",
        "{%- raw -%}",
        "{{ 'x' | append: customer.email }}",
        "{# a #}",
        "`${document.domain}`",
        "&lt;script&gt;",
        "</textarea></title><script>"
      })
  void showsMarkupAndLiquidAsText(String text) {
    assertThat(drawn(text)).doesNotContain(text, "{{", "{%", "{#");
  }

  /// How often each of the characters comes that begin something, without those that an escaped
  /// character is written with.
  private static Map<Character, Long> meaningful(String page) {
    var plain = page.replaceAll("&(?:amp|lt|gt|quot|#\\d+);", "");
    return plain
        .chars()
        .mapToObj(each -> (char) each)
        .filter(each -> MEANINGFUL.indexOf(each) >= 0)
        .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
  }

  private String drawn(String text) {
    var facts =
        Map.of(
            "language",
            text,
            "title",
            text,
            "shop",
            text,
            "texts",
            text,
            "connected",
            text,
            "clientId",
            text,
            "bridge",
            text + "b",
            "script",
            text + "s",
            "launcher",
            text + "l");
    return new String(
        pages.draw(200, "home", facts, PagePolicy.ALONE).body(), StandardCharsets.UTF_8);
  }
}
