package com.loyalnest.referrals.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LetterWriterTest {
  private final LetterWriter writer = new LetterWriter(new BuiltInTemplates());

  @Test
  void writesInTheCustomersLanguage() {
    assertThat(written("Ada", "en-US").wording().subject()).isEqualTo("You earned 1,180 points");
    assertThat(written("Ada", "es-ES").wording().subject()).isEqualTo("Has ganado 1.180 puntos");
    assertThat(written("Ada", "fr-FR").wording().subject())
        .isEqualTo("Vous avez gagné 1\u202f180 points");
  }

  @Test
  void saysWhatWasEarnedAndWhatThereIsNow() {
    var wording = written("Ada", "en").wording();

    assertThat(wording.text())
        .contains("Hi Ada,")
        .contains("you earned 1,180 points")
        .contains("balance is now 25,000 points");
    assertThat(wording.html())
        .contains("Hi Ada,")
        .contains("25,000 points")
        .contains("lang=\"en\"");
  }

  @Test
  void greetsSomebodyWithoutAName() {
    assertThat(written("", "fr").wording().text()).startsWith("Bonjour,\n");
  }

  @Test
  void whatIsPersonalDoesNotShowWhenLogged() {
    var letter = written("Ada", "en");

    assertThat(letter.toString()).doesNotContain("Ada").doesNotContain("@");
    assertThat(letter.wording().toString()).doesNotContain("Ada");
    assertThat(contact("Ada", "en").toString()).doesNotContain("Ada").doesNotContain("@");
  }

  private Letter written(String firstName, String locale) {
    var claim =
        new Claim(
            "m",
            new UUID(0, 1),
            "c",
            MessageType.POINTS_EARNED,
            Map.of(QueuedMessage.POINTS, 1180, QueuedMessage.BALANCE, 25_000),
            0,
            false,
            false,
            "",
            Instant.EPOCH);
    return writer.write(claim, contact(firstName, locale), new OwnTemplates.Shelf());
  }

  private static Contact contact(String firstName, String locale) {
    return new Contact("c", "ada@example.com", firstName, locale);
  }
}
