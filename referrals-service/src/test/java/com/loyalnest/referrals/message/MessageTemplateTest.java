package com.loyalnest.referrals.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
  @Test
  void putsValuesIn() {
    var wording = template("You earned {{points}}").fill(Map.of("points", "1,180"));

    assertThat(wording.subject()).isEqualTo("You earned 1,180");
  }

  @Test
  void aNameCannotBecomeMarkup() {
    var wording =
        MessageTemplate.of(
                MessageType.POINTS_EARNED, "s", "{{first_name}} {{{first_name}}}", "{{first_name}}")
            .fill(Map.of("first_name", "<b>Ada</b> & Co"));

    assertThat(wording.html())
        .isEqualTo("&lt;b&gt;Ada&lt;/b&gt; &amp; Co &lt;b&gt;Ada&lt;/b&gt; &amp; Co");
    assertThat(wording.text()).isEqualTo("<b>Ada</b> & Co");
  }

  @Test
  void aNameCannotAddAHeader() {
    var wording =
        template("Hi {{first_name}}!").fill(Map.of("first_name", "Ada\r\nBcc: all@example.com"));

    assertThat(wording.subject()).isEqualTo("Hi !");
  }

  @Test
  void aValueIsNeverReadAsATemplate() {
    var wording = template("{{first_name}}").fill(Map.of("first_name", "{{points}}"));

    assertThat(wording.subject()).isEqualTo("{{points}}");
  }

  @Test
  void aMissingNameHasItsOwnText() {
    var template =
        template(
            "{{#first_name}}Hi {{first_name}}{{/first_name}}{{^first_name}}Hello{{/first_name}}");

    assertThat(template.fill(Map.of("first_name", "")).subject()).isEqualTo("Hello");
    assertThat(template.fill(Map.of("first_name", "Ada")).subject()).isEqualTo("Hi Ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{email}}",
        "{{#email}}x{{/email}}",
        "{{^email}}x{{/email}}",
        "{{first_name.class}}",
        "{{this}}",
        "{{.}}",
        "{{> other}}",
        "{{#first_name}}{{secret}}{{/first_name}}",
        "{{#first_name}}never closed",
      })
  void whatIsNotAllowedIsRefusedBeforeItIsUsed(String body) {
    assertThatThrownBy(() -> MessageTemplate.of(MessageType.POINTS_EARNED, "s", body, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hi\r\nBcc: all@example.com", "Hi\nthere", "Hi\u0000", " "})
  void aSubjectIsOneLineOfText(String subject) {
    assertThatThrownBy(() -> template(subject)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBodyIsNotEmpty() {
    assertThatThrownBy(() -> MessageTemplate.of(MessageType.POINTS_EARNED, "s", " ", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MessageTemplate template(String subject) {
    return MessageTemplate.of(MessageType.POINTS_EARNED, subject, "<p>body</p>", "");
  }
}
