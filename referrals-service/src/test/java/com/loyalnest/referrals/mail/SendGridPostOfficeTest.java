package com.loyalnest.referrals.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.referrals.message.Letter;
import com.loyalnest.referrals.message.Letter.Wording;
import com.loyalnest.referrals.message.PostOutcome;
import com.loyalnest.referrals.testing.FakeSendGrid;
import com.loyalnest.referrals.testing.FakeSendGrid.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendGridPostOfficeTest {
  private final FakeSendGrid sendGrid = new FakeSendGrid();
  private final SendGridPostOffice office = office(sendGrid.host(), "SG.test");

  @AfterEach
  void close() {
    sendGrid.close();
  }

  @Test
  void sendsAMailThatNamesItsMessage() {
    var letter = letter();

    assertThat(office.post(letter)).isEqualTo(new PostOutcome.Accepted());

    var mail = sendGrid.mailsTo("ada@example.com").getFirst();
    assertThat(mail.path()).isEqualTo("/v3/mail/send");
    assertThat(mail.authorization()).isEqualTo("Bearer SG.test");
    assertThat(mail.notificationId()).isEqualTo(letter.notificationId().toString());
    assertThat(mail.body().at("/from/email").asString()).isEqualTo("rewards@shop.example");
    assertThat(mail.body().at("/content/0/type").asString()).isEqualTo("text/plain");
    assertThat(mail.body().at("/content/1/type").asString()).isEqualTo("text/html");
  }

  @Test
  void aLetterWithoutPlainTextHasOnlyHtml() {
    var letter =
        new Letter(
            "m-1", new UUID(0, 2), "bob@example.com", new Wording("s", "<p>h</p>", ""), "en");

    office.post(letter);

    var mail = sendGrid.mailsTo("bob@example.com").getFirst();
    assertThat(mail.body().at("/content").size()).isEqualTo(1);
    assertThat(mail.body().at("/content/0/type").asString()).isEqualTo("text/html");
  }

  @Test
  void aHangUpAfterTheMailWasTakenIsUnknownAndNotRepeatedByTheClient() {
    sendGrid.answerNext(Answer.hangUp());

    assertThat(office.post(letter())).isEqualTo(new PostOutcome.Unknown());
    assertThat(sendGrid.mailsTo("ada@example.com")).hasSize(1);
  }

  @Test
  void whoCannotBeReachedHasNotTakenIt() {
    var nobody = office("localhost:1", "SG.test");

    assertThat(nobody.post(letter())).isEqualTo(new PostOutcome.NotTaken("unreachable"));
  }

  @Test
  void isClosedWithoutAKey() {
    assertThat(office("localhost:1", " ").open()).isFalse();
    assertThat(office.open()).isTrue();
  }

  @Test
  void onlyAStandInIsSpokenToWithoutTls() {
    assertThat(settings("api.sendgrid.com", "k").plainHttp()).isFalse();
    assertThat(settings("localhost.evil.example", "k").plainHttp()).isFalse();
    assertThat(settings("localhost:8090", "k").plainHttp()).isTrue();
    assertThat(settings("http://shop:8090", "k").plainHttp()).isTrue();
    assertThat(settings("http://shop:8090", "k").hostAndPort()).isEqualTo("shop:8090");
  }

  @Test
  void theKeyIsNotPrinted() {
    assertThat(settings("h", "SG.secret").toString()).doesNotContain("SG.secret");
  }

  static Letter letter() {
    return new Letter(
        "m-1",
        new UUID(0, 1),
        "ada@example.com",
        new Wording("You earned 120 points", "<p>Hello</p>", "Hello"),
        "en");
  }

  static SendGridSettings settings(String host, String key) {
    return new SendGridSettings(
        host,
        key,
        "rewards@shop.example",
        "Shop Rewards",
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofMinutes(15));
  }

  private static SendGridPostOffice office(String host, String key) {
    return new SendGridPostOffice(settings(host, key), Clock.systemUTC());
  }
}
