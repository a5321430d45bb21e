package com.loyalnest.admin.webhook;

import static com.loyalnest.admin.webhook.WebhookDoorIntegrationTest.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.admin.v1.WebhookReceipt.Outcome;
import com.loyalnest.common.v1.DeadLetter;
import com.loyalnest.common.v1.ListDeadLettersRequest;
import com.loyalnest.common.v1.ReplayDeadLettersRequest;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ParkedWebhookIntegrationTest extends AdminIntegration {
  @Autowired private DeliveryReading reading;
  @Autowired private StoreWebhooks store;

  @Test
  void aParkedBodyIsADeadLetterWithoutItsContent() {
    var merchant = newMerchant();
    var receipt = deliver(webhook(merchant, "orders/paid", "{\"email\":\"jo@example.com\"}"));

    var letter = letterOf(merchant);
    assertThat(letter.getReader()).isEqualTo("webhooks");
    assertThat(letter.getEventId()).isEqualTo(receipt.getLogId());
    assertThat(letter.getFact()).isEqualTo("orders/paid");
    assertThat(letter.getError()).isEqualTo(receipt.getReason()).isEqualTo("id: is missing");
    assertThat(
            single("select length(event) from admin.dead_letters where merchant_id = ?", merchant))
        .isEqualTo("0");
  }

  @Test
  void aBodyThatIsUnderstoodMeanwhileIsReplayedAsIfItHadJustCome() {
    var merchant = newMerchant();
    var logId = parkReadable(merchant, "orders/paid", order(5));

    assertThat(replay(merchant)).isEqualTo(1);

    assertThat(letters(merchant)).isEmpty();
    var event = eventsOf(merchant).getFirst();
    assertThat(event.getShopifySync().getLogId()).isEqualTo(logId);
    assertThat(event.getShopifySync().getOrder().getOrderId()).isEqualTo("5");
    assertThat(
            single(
                "select outcome || coalesce(reason, '') || (payload->>'id') from admin.api_logs where merchant_id = ?",
                merchant))
        .isEqualTo("accepted5");
    assertThat(contactsOf(merchant, logId)).isEqualTo("jo@example.com");
    assertThat(replay(merchant)).as("nothing is left to replay").isZero();
  }

  @Test
  void aReplayedRequestAboutDataIsTakenDown() {
    var merchant = newMerchant();
    var body = "{\"shop_domain\":\"%s\",\"customer\":{\"id\":191167}}".formatted(SHOP);
    parkReadable(merchant, "customers/redact", body);

    replay(merchant);

    assertThat(
            single("select request_type from admin.gdpr_requests where merchant_id = ?", merchant))
        .isEqualTo("redact");
  }

  @Test
  void aBodyThatIsStillNotUnderstoodStaysParked() {
    var merchant = newMerchant();
    deliver(webhook(merchant, "orders/paid", "{"));

    assertThat(replay(merchant)).isZero();
    assertThat(letters(merchant)).hasSize(1);
    assertThat(eventsOf(merchant)).isEmpty();
  }

  @Test
  void oneThatCannotBeWrittenKeepsNobodyElseWaiting() throws SQLException {
    var merchant = newMerchant();
    refuse(merchant, "new.outcome = 'accepted' and new.payload->>'id' = '13'");

    var receipts =
        deliver(
            List.of(
                webhook(merchant, "orders/paid", order(12)).build(),
                webhook(merchant, "orders/paid", order(13)).build(),
                webhook(merchant, "orders/paid", order(14)).build()));

    assertThat(receipts)
        .extracting(WebhookReceipt::getOutcome)
        .containsExactly(Outcome.ACCEPTED, Outcome.PARKED, Outcome.ACCEPTED);
    assertThat(receipts.get(1).getReason()).isEqualTo("body: could not be written as it was read");
    assertThat(eventsOf(merchant)).hasSize(2);
  }

  @Test
  void oneThatCannotBeWrittenAtAllIsAskedForAgain() throws SQLException {
    var merchant = newMerchant();
    refuse(merchant, "new.webhook_id = 'guilty'");

    var receipts =
        deliver(
            List.of(
                webhook(merchant, "orders/paid", order(12)).build(),
                webhook(merchant, "orders/paid", order(13)).setWebhookId("guilty").build()));

    assertThat(receipts)
        .extracting(WebhookReceipt::getOutcome)
        .containsExactly(Outcome.ACCEPTED, Outcome.OUTCOME_UNSPECIFIED);
  }

  /// As a body lies there that an older version of the suite could not read.
  private String parkReadable(String merchant, String topic, String body) {
    var delivery =
        new Delivery(
            merchant,
            topic,
            ids.nextText(),
            "",
            SHOP,
            "2026-07",
            Optional.empty(),
            "",
            Origin.WEBHOOK,
            body.getBytes(StandardCharsets.UTF_8));
    var read = reading.parked(delivery, ids.nextText(), "not understood yet");
    TenantContext.callAs(Tenancy.of(merchant), () -> store.store(List.of(read)));
    return read.logId();
  }

  private String contactsOf(String merchant, String logId) {
    return door()
        .getShopContacts(
            com.loyalnest.admin.v1.GetShopContactsRequest.newBuilder()
                .addKeys(
                    com.loyalnest.admin.v1.ShopContactKey.newBuilder()
                        .setMerchantId(merchant)
                        .setLogId(logId))
                .build())
        .getContacts(0)
        .getEmail();
  }

  private int replay(String merchant) {
    var letterIds = letters(merchant).stream().map(DeadLetter::getDeadLetterId).toList();
    var ids = letterIds.isEmpty() ? List.of("none") : letterIds;
    return rails()
        .replayDeadLetters(ReplayDeadLettersRequest.newBuilder().addAllDeadLetterIds(ids).build())
        .getReplayed();
  }

  private DeadLetter letterOf(String merchant) {
    return letters(merchant).getFirst();
  }

  private List<DeadLetter> letters(String merchant) {
    return rails()
        .listDeadLetters(
            ListDeadLettersRequest.newBuilder().setReader("webhooks").setLimit(500).build())
        .getDeadLettersList()
        .stream()
        .filter(letter -> letter.getMerchantId().equals(merchant))
        .toList();
  }

  /// Lets the database refuse rows of one merchant, as a fault nobody foresaw would.
  private static void refuse(String merchant, String when) throws SQLException {
    var name = "refuse_" + merchant.replace('-', '_');
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create function admin.%1$s() returns trigger language plpgsql as $$
          begin raise exception 'refused'; end $$;
          create trigger %1$s before insert on admin.api_logs for each row
            when (new.merchant_id = '%2$s' and %3$s) execute function admin.%1$s();
          """
              .formatted(name, merchant, when));
    }
  }
}
