package com.loyalnest.referrals.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.referrals.testing.Events;
import com.loyalnest.referrals.testing.FakePoints;
import com.loyalnest.referrals.testing.FakeSendGrid;
import com.loyalnest.referrals.testing.FakeSendGrid.Answer;
import com.loyalnest.referrals.testing.Neighbours;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/// The sender's own thread is off: each test delivers when it says so.
@SpringBootTest(properties = {"spring.config.name=referrals", "loyalnest.messages.enabled=false"})
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(Neighbours.class)
class DeliverMessagesIntegrationTest {
  private static final int PLENTY = 1000;

  @Autowired EventFeed feed;
  @Autowired EventReader reader;
  @Autowired TransactionTemplate transactions;
  @Autowired DeliverMessages deliver;
  @Autowired NotificationHistory history;
  @Autowired FakeSendGrid sendGrid;
  @Autowired FakePoints points;

  private final String merchantId = "m-" + UUID.randomUUID();
  private final String customerId = UUID.randomUUID().toString();
  private final String address = customerId + "@example.com";

  @AfterEach
  void leaveNothingBehind() throws Exception {
    points.goAway(false);
    superuser(
        "update referrals.notifications set delivery_status = 'failed' where delivery_status in ('pending', 'sending')");
    superuser("truncate referrals.email_templates");
  }

  @Test
  void anEventBecomesAMailInTheCustomersLanguage() throws Exception {
    points.knows(customerId, address, "Zoé", "fr-CA");
    read(Events.pointsEarned(merchantId, customerId, 1180, 25_000));
    assertThat(only().status()).isEqualTo(DeliveryStatus.PENDING);

    deliver.deliver(PLENTY);

    var mail = sendGrid.mailsTo(address).getFirst();
    assertThat(mail.subject()).startsWith("Vous avez gagné 1").endsWith("180 points");
    assertThat(mail.text()).contains("Bonjour Zoé,");
    assertThat(mail.notificationId()).isEqualTo(only().notificationId().toString());
    assertThat(only().status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(only().locale()).isEqualTo("fr");
  }

  @Test
  void anEventThatComesTwiceIsOneMessage() throws Exception {
    points.knows(customerId, address, "", "en");
    var event = Events.pointsEarned(merchantId, customerId, 10, 10);

    read(event);
    read(event);
    TenantContext.runAs(
        Tenancy.of(merchantId),
        () -> transactions.executeWithoutResult(any -> reader.read(List.of(event))));
    deliver.deliver(PLENTY);
    deliver.deliver(PLENTY);

    assertThat(log()).hasSize(1);
    assertThat(sendGrid.mailsTo(address)).hasSize(1);
  }

  @Test
  void somebodyWithoutAnAddressIsSkipped() throws Exception {
    points.knows(customerId, "", "Ada", "en");
    read(Events.pointsEarned(merchantId, customerId, 10, 10));
    read(Events.pointsEarned(merchantId, "unknown", 10, 10));

    deliver.deliver(PLENTY);

    assertThat(log())
        .allSatisfy(each -> {
          assertThat(each.status()).isEqualTo(DeliveryStatus.SKIPPED);
          assertThat(each.reason()).isEqualTo("no_address");
        });
  }

  @Test
  void contactsAreAskedForOncePerMerchant() throws Exception {
    for (var n = 0; n < 5; n++) {
      points.knows("c" + n, address, "", "en");
      read(Events.pointsEarned(merchantId, "c" + n, 10, 10));
    }
    var before = points.questions();

    deliver.deliver(PLENTY);

    assertThat(points.questions() - before).isEqualTo(1);
    assertThat(sendGrid.mailsTo(address)).hasSize(5);
  }

  @Test
  void whileContactsAreAwayMessagesWaitAndLoseNoTry() throws Exception {
    points.knows(customerId, address, "", "en");
    points.goAway(true);
    read(Events.pointsEarned(merchantId, customerId, 10, 10));

    deliver.deliver(PLENTY);
    assertThat(only().status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(deliver.deliver(PLENTY).claimed()).isZero();
    points.goAway(false);
    makeDue();
    deliver.deliver(PLENTY);

    assertThat(only().status()).isEqualTo(DeliveryStatus.SENT);
  }

  @Test
  void threeTriesThenTheMessageHasFailed() throws Exception {
    points.knows(customerId, address, "", "en");
    sendGrid.answerNext(Answer.of(503), Answer.of(500), Answer.of(503));
    read(Events.pointsEarned(merchantId, customerId, 10, 10));

    for (var n = 0; n < 5; n++) {
      deliver.deliver(PLENTY);
    }

    assertThat(sendGrid.mailsTo(address)).hasSize(3);
    assertThat(only().status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(only().reason()).isEqualTo("answer_503");
  }

  @Test
  void aRefusedMessageIsNotSentAgain() throws Exception {
    points.knows(customerId, address, "", "en");
    sendGrid.answerNext(
        new Answer(400, Map.of(), "{\"errors\":[{\"message\":\"" + address + " is bad\"}]}"));
    read(Events.pointsEarned(merchantId, customerId, 10, 10));

    deliver.deliver(PLENTY);
    deliver.deliver(PLENTY);

    assertThat(sendGrid.mailsTo(address)).hasSize(1);
    assertThat(only().status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(only().reason()).isEqualTo("refused_400");
  }

  @Test
  void throttlingMakesTheWholeSenderRest() throws Exception {
    points.knows(customerId, address, "", "en");
    sendGrid.answerNext(new Answer(429, Map.of("Retry-After", "60"), ""));
    read(Events.pointsEarned(merchantId, customerId, 10, 10));

    var round = deliver.deliver(PLENTY);

    assertThat(round.restUntil()).isAfter(java.time.Clock.systemUTC().instant().plusSeconds(50));
    assertThat(only().status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(deliver.deliver(PLENTY).claimed()).isZero();
  }

  @Test
  void aMessageWhoseSenderWasLostIsSentOnceMoreUnderItsOwnIdAndNeverAThirdTime() throws Exception {
    points.knows(customerId, address, "", "en");
    read(Events.pointsEarned(merchantId, customerId, 10, 10));
    lostWhileSending();

    sendGrid.answerNext(Answer.hangUp());
    deliver.deliver(PLENTY);
    deliver.deliver(PLENTY);

    assertThat(sendGrid.mailsTo(address)).hasSize(1);
    assertThat(sendGrid.mailsTo(address).getFirst().notificationId())
        .isEqualTo(only().notificationId().toString());
    assertThat(only().status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(only().reason()).isEqualTo("outcome_unknown");
  }

  @Test
  void aMessageWhoseSenderWasLostTwiceIsGivenUpUnsent() throws Exception {
    points.knows(customerId, address, "", "en");
    read(Events.pointsEarned(merchantId, customerId, 10, 10));
    lostWhileSending();
    superuser(
        "update referrals.notifications set doubtful = true where merchant_id = '"
            + merchantId
            + "'");

    deliver.deliver(PLENTY);

    assertThat(sendGrid.mailsTo(address)).isEmpty();
    assertThat(only().reason()).isEqualTo("outcome_unknown");
  }

  @Test
  void aMerchantsOwnTextIsUsedWhereThereIsOne() throws Exception {
    ownTemplate("{\"en\": \"{{points}} sparkles!\"}", "{\"en\": \"<h1>{{first_name}}</h1>\"}");
    points.knows(customerId, address, "<Ada>", "en");
    points.knows("es", "es-" + address, "", "es");
    read(Events.pointsEarned(merchantId, customerId, 10, 10));
    read(Events.pointsEarned(merchantId, "es", 10, 10));

    deliver.deliver(PLENTY);

    assertThat(sendGrid.mailsTo(address).getFirst().subject()).isEqualTo("10 sparkles!");
    assertThat(sendGrid.mailsTo(address).getFirst().text()).isEqualTo("<h1>&lt;Ada&gt;</h1>");
    assertThat(sendGrid.mailsTo("es-" + address).getFirst().subject())
        .isEqualTo("Has ganado 10 puntos");
  }

  @Test
  void aMerchantsUnusableTextIsPassedOver() throws Exception {
    ownTemplate("{\"en\": \"{{email}}\"}", "{\"en\": \"<p>x</p>\"}");
    points.knows(customerId, address, "", "en");
    read(Events.pointsEarned(merchantId, customerId, 10, 10));

    deliver.deliver(PLENTY);

    assertThat(sendGrid.mailsTo(address).getFirst().subject()).isEqualTo("You earned 10 points");
  }

  @Test
  void aBacklogDoesNotStandBeforeAnotherMerchantsMessage() throws Exception {
    var events = new ArrayList<Event>();
    for (var n = 0; n < 50; n++) {
      events.add(Events.pointsEarned(merchantId, "nobody", 1, 1));
    }
    feed.deliver(reader, events);
    var small = "z-" + UUID.randomUUID();
    read(Events.pointsEarned(small, "nobody", 1, 1));

    deliver.deliver(2);

    assertThat(log(small).getFirst().status()).isEqualTo(DeliveryStatus.SKIPPED);
  }

  @Test
  void sendersSideBySideSendEveryMessageOnce() throws Exception {
    points.knows(customerId, address, "", "en");
    for (var n = 0; n < 60; n++) {
      read(Events.pointsEarned(merchantId, customerId, n, n));
    }

    Callable<Integer> sender =
        () -> {
          var all = 0;
          for (var round = deliver.deliver(7); round.claimed() > 0; round = deliver.deliver(7)) {
            all += round.claimed();
          }
          return all;
        };
    try (var threads = Executors.newFixedThreadPool(3)) {
      threads.invokeAll(List.of(sender, sender, sender));
    }
    deliver.deliver(PLENTY);

    assertThat(sendGrid.mailsTo(address)).hasSize(60);
    assertThat(log()).hasSize(60).allMatch(each -> each.status() == DeliveryStatus.SENT);
  }

  @Test
  void noPartOfAContactIsKept() throws Exception {
    points.knows(customerId, address, "Zebulon", "en");
    read(Events.pointsEarned(merchantId, customerId, 10, 10));
    deliver.deliver(PLENTY);

    assertThat(
            count(
                "select count(*) from referrals.notifications n where merchant_id = '%s' and (n::text like '%%@%%' or n::text like '%%Zebulon%%')"
                    .formatted(merchantId)))
        .isZero();
    assertThat(
            count(
                "select count(*) from referrals.outbox where merchant_id = '%s' and (encode(event, 'escape') like '%%@%%' or encode(event, 'escape') like '%%Zebulon%%')"
                    .formatted(merchantId)))
        .isZero();
    assertThat(
            count(
                "select count(*) from referrals.outbox where merchant_id = '%s'"
                    .formatted(merchantId)))
        .isEqualTo(1);
  }

  @Test
  void anotherMerchantSeesNothing() {
    read(Events.pointsEarned(merchantId, customerId, 10, 10));

    var seen =
        TenantContext.callAs(Tenancy.of("m-other"), () -> history.page(merchantId, null, null, 10));

    assertThat(seen).isEmpty();
  }

  @Test
  void messagesAreWrittenOnlyInATransaction() {
    assertThatThrownBy(() -> reader.read(List.of(Events.pointsEarned(merchantId, "c", 1, 1))))
        .isInstanceOf(RuntimeException.class);
  }

  private void read(Event event) {
    feed.deliver(reader, List.of(event));
  }

  private Notification only() {
    assertThat(log()).hasSize(1);
    return log().getFirst();
  }

  private List<Notification> log() {
    return log(merchantId);
  }

  private List<Notification> log(String merchant) {
    return TenantContext.callAs(
        Tenancy.of(merchant), () -> history.page(merchant, null, null, 100));
  }

  private void makeDue() throws SQLException {
    superuser(
        "update referrals.notifications set due_at = '2020-01-01' where merchant_id = '%s'"
            .formatted(merchantId));
  }

  private void lostWhileSending() throws SQLException {
    superuser(
        "update referrals.notifications set due_at = '2020-01-01', delivery_status = 'sending' where merchant_id = '%s'"
            .formatted(merchantId));
  }

  private void ownTemplate(String subject, String body) throws SQLException {
    superuser(
        "insert into referrals.email_templates values ('%s', 't', 'points_earned', '%s', '%s', '2026-01-01', '2026-01-01')"
            .formatted(merchantId, subject, body));
  }

  private static void superuser(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
