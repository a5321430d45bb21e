package com.loyalnest.admin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.Samples;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.admin.v1.WebhookReceipt.Outcome;
import com.loyalnest.platform.testing.TestCallers;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookDoorIntegrationTest extends AdminIntegration {
  @Test
  void anOrderBecomesALogRowAndAnEvent() {
    var merchant = newMerchant();
    var webhook = webhook(merchant, "orders/paid", order(820982911946154508L));

    var receipt = deliver(webhook);

    assertThat(receipt.getOutcome()).isEqualTo(Outcome.ACCEPTED);
    var event = eventsOf(merchant).getFirst();
    assertThat(event.getCorrelationId()).isEqualTo(webhook.getCorrelationId());
    assertThat(event.getActor().getKind()).isEqualTo(com.loyalnest.events.v1.Actor.Kind.SHOP);
    var sync = event.getShopifySync();
    assertThat(sync.getLogId()).isEqualTo(receipt.getLogId());
    assertThat(sync.getTriggeredAt()).isEqualTo(webhook.getTriggeredAt());
    assertThat(sync.getOrder().getOrderId()).isEqualTo("820982911946154508");
    assertThat(sync.getOrder().getContactDigest()).hasSize(64);
    assertThat(single("select payload->>'id' from admin.api_logs where merchant_id = ?", merchant))
        .isEqualTo("820982911946154508");
  }

  @Test
  void everyPublishedBodyIsTakenInOneList() {
    var merchant = newMerchant();
    var samples = new ArrayList<>(Samples.webhooks());
    samples.addAll(Samples.allRest());

    var receipts =
        deliver(
            samples.stream()
                .map(sample -> webhook(merchant, sample.topic(), sample.json()).build())
                .toList());

    assertThat(receipts).hasSameSizeAs(samples);
    for (var n = 0; n < samples.size(); n++) {
      var receipt = receipts.get(n);
      assertThat(receipt.getLogId()).as(samples.get(n).origin()).isNotEmpty();
      var needsReason =
          receipt.getOutcome() == Outcome.PARKED || receipt.getOutcome() == Outcome.IGNORED;
      assertThat(receipt.getReason().isEmpty())
          .as(samples.get(n).origin() + " " + receipt.getReason())
          .isEqualTo(!needsReason);
    }
    var accepted = receipts.stream().filter(receipt -> receipt.getOutcome() == Outcome.ACCEPTED);
    assertThat(eventsOf(merchant)).hasSize((int) accepted.count());
  }

  @Test
  void theSameDeliveryAHundredTimesAtOnceIsOneEvent() throws Exception {
    var merchant = newMerchant();
    var webhook = webhook(merchant, "orders/paid", order(77)).build();

    var receipts = inParallel(Collections.nCopies(100, List.of(webhook)));

    assertThat(receipts.stream().filter(receipt -> receipt.getOutcome() == Outcome.ACCEPTED))
        .hasSize(1);
    assertThat(receipts.stream().filter(receipt -> receipt.getOutcome() == Outcome.DUPLICATE))
        .hasSize(99);
    assertThat(receipts.stream().map(WebhookReceipt::getLogId).distinct()).hasSize(1);
    assertThat(eventsOf(merchant)).hasSize(1);
  }

  @Test
  void listsThatBringTheSameBodiesInOppositeOrderAreAllAnswered() throws Exception {
    var merchant = newMerchant();
    var lists = new ArrayList<List<ShopifyWebhook>>();
    for (var n = 0; n < 20; n++) {
      var list =
          new ArrayList<>(
              IntStream.range(0, 30)
                  .mapToObj(i -> webhook(merchant, "products/update", product(i)).build())
                  .toList());
      if (n % 2 == 1) {
        Collections.reverse(list);
      }
      lists.add(list);
    }

    var receipts = inParallel(lists);

    assertThat(receipts).hasSize(600);
    assertThat(receipts.stream().filter(receipt -> receipt.getOutcome() == Outcome.ACCEPTED))
        .hasSize(30);
    assertThat(eventsOf(merchant)).hasSize(30);
  }

  @Test
  void aBodyUnderAnotherWebhookIdIsKnown() {
    var merchant = newMerchant();
    var first = deliver(webhook(merchant, "orders/paid", order(5)));
    var second = deliver(webhook(merchant, "orders/paid", order(5)));

    assertThat(second.getOutcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(second.getLogId()).isEqualTo(first.getLogId());
    assertThat(deliver(webhook(merchant, "orders/updated", order(5))).getOutcome())
        .isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void aWebhookIdIsKnownWhateverItBrings() {
    var merchant = newMerchant();
    var first = webhook(merchant, "orders/paid", order(5));
    deliver(first);

    assertThat(deliver(first.setBody(ByteString.copyFromUtf8(order(6)))).getOutcome())
        .isEqualTo(Outcome.DUPLICATE);
    assertThat(deliver(first.setMerchantId(newMerchant())).getOutcome())
        .as("another merchant's ids are another's")
        .isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void twiceInOneListIsOnce() {
    var merchant = newMerchant();
    var one = webhook(merchant, "orders/paid", order(5)).build();
    var sameBody = webhook(merchant, "orders/paid", order(5)).build();
    var withoutIds = webhook(merchant, "orders/paid", order(6)).setWebhookId("").build();
    var alsoWithout = webhook(merchant, "orders/paid", order(7)).setWebhookId("").build();

    assertThat(deliver(List.of(one, sameBody, one, withoutIds, alsoWithout)))
        .extracting(WebhookReceipt::getOutcome)
        .containsExactly(
            Outcome.ACCEPTED,
            Outcome.DUPLICATE,
            Outcome.DUPLICATE,
            Outcome.ACCEPTED,
            Outcome.ACCEPTED);
  }

  @Test
  void aShopThatUninstallsAgainAnotherDayIsHeard() {
    var merchant = newMerchant();
    var body = "{\"id\":548380009,\"myshopify_domain\":\"" + SHOP + "\"}";

    assertThat(deliver(webhook(merchant, "app/uninstalled", body)).getOutcome())
        .isEqualTo(Outcome.ACCEPTED);
    assertThat(deliver(webhook(merchant, "app/uninstalled", body)).getOutcome())
        .isEqualTo(Outcome.DUPLICATE);
    clock.advance(Duration.ofMinutes(1));
    assertThat(deliver(webhook(merchant, "app/uninstalled", body)).getOutcome())
        .isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void anUnknownTopicIsLoggedAndIgnored() {
    var merchant = newMerchant();
    var receipt = deliver(webhook(merchant, "locations/activate", "{\"id\":1,\"name\":\"Jo\"}"));

    assertThat(receipt.getOutcome()).isEqualTo(Outcome.IGNORED);
    assertThat(eventsOf(merchant)).isEmpty();
    assertThat(single("select payload::text from admin.api_logs where merchant_id = ?", merchant))
        .isEqualTo("{\"id\": 1}");
  }

  @Test
  void anOrderWithoutANeededFieldIsParkedUnderItsName() {
    var merchant = newMerchant();
    var receipt =
        deliver(webhook(merchant, "orders/paid", order(5).replace("\"currency\":\"USD\",", "")));

    assertThat(receipt.getOutcome()).isEqualTo(Outcome.PARKED);
    assertThat(receipt.getReason()).isEqualTo("currency: is missing");
    assertThat(eventsOf(merchant)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "17",
        "{",
        "{\"id\":1} {\"id\":2}",
        "{\"id\":\"\\u0000\"}",
        "{\"id\":1e999999999}",
        "\u0000",
      })
  void whatCannotBeReadIsParkedAndNeverAnError(String body) {
    var receipt = deliver(webhook(newMerchant(), "orders/paid", body));

    assertThat(receipt.getOutcome()).isEqualTo(Outcome.PARKED);
    assertThat(receipt.getReason()).contains(": ");
  }

  @Test
  void bytesThatAreNoTextAreParked() {
    var webhook =
        webhook(newMerchant(), "orders/paid", "")
            .setBody(ByteString.copyFrom(new byte[] {(byte) 0xff, 0, (byte) 0xc3, 0x28}));

    assertThat(deliver(webhook).getReason()).isEqualTo("body: not JSON");
  }

  @Test
  void strangeCharactersInNamesAndHeadersDoNoHarm() {
    var merchant = newMerchant();
    var body =
        order(5)
            .replace("#1001", "\\u0000\\ud800#1001")
            .replace("\"jo@example.com\"", "\"\\ud83d\\ude00\\u0000@example.com\"");
    var receipt =
        deliver(
            webhook(merchant, "orders/paid", body)
                .setWebhookId("a\u0000b")
                .setEventId("")
                .setTriggeredAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)));

    assertThat(receipt.getOutcome()).as(receipt.getReason()).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void aBodyOfTwoMegabytesIsTaken() {
    var body = order(5).replace("\"note\":null", "\"note\":\"" + "x".repeat(2_000_000) + "\"");

    assertThat(deliver(webhook(newMerchant(), "orders/paid", body)).getOutcome())
        .isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void aBodyOfAnotherShopIsNotKept() {
    var merchant = newMerchant();
    var receipt =
        deliver(
            webhook(
                merchant,
                "customers/redact",
                "{\"shop_domain\":\"other.myshopify.com\",\"customer\":{\"id\":1,\"email\":\"a@b.c\"}}"));

    assertThat(receipt.getReason()).isEqualTo("shop_domain: the body is of another shop");
    assertThat(
            single(
                "select coalesce(payload::text, 'none') || coalesce(personal::text, ' none')"
                    + " from admin.api_logs where merchant_id = ?",
                merchant))
        .isEqualTo("none none");
    assertThat(query("select 1 from admin.gdpr_requests where merchant_id = ?", merchant))
        .isEmpty();
  }

  @Test
  void complianceTopicsBecomePendingRequests() {
    var merchant = newMerchant();
    var shop = "\"shop_domain\":\"" + SHOP + "\"";
    deliver(
        List.of(
            webhook(
                    merchant,
                    "customers/data_request",
                    "{" + shop + ",\"customer\":{\"id\":191167}}")
                .build(),
            webhook(merchant, "customers/redact", "{" + shop + ",\"customer\":{\"id\":191167}}")
                .build(),
            webhook(merchant, "shop/redact", "{" + shop + ",\"shop_id\":954889}").build()));

    assertThat(
            query(
                """
                select request_type || ' ' || coalesce(customer_external_id, '-') || ' ' || status
                from admin.gdpr_requests where merchant_id = ? order by request_id
                """,
                merchant))
        .containsExactly(
            "data_request 191167 pending", "redact 191167 pending", "shop_redact - pending");
    assertThat(eventsOf(merchant))
        .extracting(event -> event.getShopifySync().getNotice().getObjectId())
        .containsExactly("191167", "191167", "954889");
  }

  @Test
  void anEmptyListIsAnsweredWithNone() {
    assertThat(deliver(List.of())).isEmpty();
  }

  @Test
  void onlyTheSuitesOwnServicesMayDeliver() {
    var webhook = webhook(newMerchant(), "orders/paid", order(5)).build();

    for (var caller :
        List.of(
            TestCallers.merchant(webhook.getMerchantId()),
            TestCallers.shopper(webhook.getMerchantId(), "1"))) {
      assertThatThrownBy(() -> as(caller).handleShopifyWebhook(webhook))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              refusal ->
                  assertThat(refusal.getStatus().getCode())
                      .isEqualTo(Status.Code.PERMISSION_DENIED));
    }
    assertThatThrownBy(() -> as(TestCallers.nobody()).handleShopifyWebhook(webhook))
        .hasMessageContaining("UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b", "x' or 1=1", "{a}"})
  void aMerchantIdMustBeOne(String merchant) {
    assertThatThrownBy(() -> deliver(webhook(merchant, "orders/paid", order(5))))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("merchant_id");
  }

  private List<WebhookReceipt> inParallel(List<List<ShopifyWebhook>> lists) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<WebhookReceipt>>> calls =
          lists.stream().<Callable<List<WebhookReceipt>>>map(list -> () -> deliver(list)).toList();
      var receipts = new ArrayList<WebhookReceipt>();
      for (Future<List<WebhookReceipt>> answer : threads.invokeAll(calls)) {
        receipts.addAll(answer.get());
      }
      return receipts;
    }
  }

  private static String product(int id) {
    return "{\"id\":%d,\"updated_at\":\"2026-07-01T10:00:00Z\",\"tags\":\"a\"}".formatted(id);
  }

  static String order(long id) {
    return """
    {"id":%d,"name":"#1001","email":"jo@example.com","note":null,"created_at":"2026-07-01T10:00:00-05:00",
     "updated_at":"2026-07-01T10:00:01-05:00","currency":"USD","financial_status":"paid","total_price":"118.00",
     "customer":{"id":115310627314723954,"email":"jo@example.com","first_name":"Jo","last_name":"Doe","phone":"+15550100"},
     "customer_locale":"en-CA","line_items":[{"id":1,"product_id":2,"variant_id":3,"quantity":2,"price":"59.00"}]}
    """
        .formatted(id);
  }
}
