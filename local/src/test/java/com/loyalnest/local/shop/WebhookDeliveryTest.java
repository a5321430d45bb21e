package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.loyalnest.local.shop.RecordedApp.Received;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the app is told of one action, and what happens when it does not listen.
class WebhookDeliveryTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final RunningShop shop = RunningShop.shared();

  @Test
  void payingTellsThreeTopicsWithOneEventId() {
    var order = buy();

    var told = told(order, 3);

    assertThat(topics(told))
        .containsExactlyInAnyOrder("orders/create", "orders/paid", "orders/updated");
    assertThat(told)
        .extracting(each -> each.header("x-shopify-event-id"))
        .containsOnly(told.getFirst().header("x-shopify-event-id"));
    assertThat(told)
        .extracting(each -> each.header("x-shopify-webhook-id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyHeaderIsThereAndTheSignatureIsOverTheRawBody() throws Exception {
    var told = told(buy(), 3).getFirst();

    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            RunningShop.CLIENT_SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "HmacSHA256"));
    assertThat(told.header("x-shopify-hmac-sha256"))
        .isEqualTo(Base64.getEncoder().encodeToString(mac.doFinal(told.body())));
    assertThat(told.header("x-shopify-shop-domain")).isEqualTo(RunningShop.DOMAIN);
    assertThat(told.header("x-shopify-api-version")).isEqualTo("2026-07");
    assertThat(told.header("x-shopify-triggered-at")).isNotEmpty();
    assertThat(told.header("content-type")).startsWith("application/json");
  }

  @Test
  void idsAreBeyondWhatADoubleHolds() {
    assertThat(buy().path("id").asString()).matches("\\d{17,19}");
  }

  @Test
  void aRefundTellsOfTheRefundAndOfTheOrder() {
    var order = buy();
    told(order, 3);

    shop.postJson("/api/orders/" + id(order) + "/refund", "{}");

    assertThat(topics(told(order, 5))).contains("refunds/create", "orders/updated");
  }

  @Test
  void aCancelTellsOfItWithTheEventIdOfItsRefund() {
    var order = buy();
    told(order, 3);

    shop.postJson("/api/orders/" + id(order) + "/cancel", "{}");

    var told = told(order, 6);
    var cancelled = one(told, "orders/cancelled");
    assertThat(RunningShop.json(cancelled.text()).path("cancelled_at").isString()).isTrue();
    assertThat(one(told, "refunds/create").header("x-shopify-event-id"))
        .isEqualTo(cancelled.header("x-shopify-event-id"));
  }

  @Test
  void whatTheAppRefusesIsSentAgainUnderTheSameWebhookId() {
    var customer = shop.newCustomer("Kim");
    var product = shop.anyProduct();
    settled();
    shop.app().answerNext(500, 302, 401);

    var order = shop.order(customer, product, 1);

    var told = told(order, 6);
    assertThat(
            told.stream()
                .map(each -> each.header("x-shopify-webhook-id"))
                .collect(Collectors.toSet()))
        .hasSize(3);
    settled();
  }

  @Test
  void pausedDeliveriesWaitAndDuplicatesComeTwice() {
    var customer = shop.newCustomer("Kim");
    var product = shop.anyProduct();
    settled();
    turn(100, true);
    try {
      var order = shop.order(customer, product, 1);
      assertThat(deliveries("waiting")).hasSize(6);
      assertThat(about(order)).isEmpty();

      turn(100, false);

      var told = told(order, 6);
      assertThat(
              told.stream()
                  .map(each -> each.header("x-shopify-webhook-id"))
                  .collect(Collectors.toSet()))
          .hasSize(3);
    } finally {
      turn(0, false);
    }
  }

  @Test
  void impossibleSwitchesAreRefused() {
    var answer =
        shop.putJson(
            "/api/switches",
            "{\"duplicatePercent\":101,\"shuffle\":false,\"delayMillis\":0,\"paused\":false}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("duplicatePercent");
  }

  private JsonNode buy() {
    return shop.order(shop.newCustomer("Kim"), shop.anyProduct(), 1);
  }

  private void turn(int duplicates, boolean paused) {
    var answer =
        shop.putJson(
            "/api/switches",
            "{\"duplicatePercent\":%d,\"shuffle\":true,\"delayMillis\":0,\"paused\":%s}"
                .formatted(duplicates, paused));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private void settled() {
    await().atMost(SOON).until(() -> deliveries("waiting").isEmpty());
  }

  private JsonNode deliveries(String status) {
    return RunningShop.json(shop.get("/api/deliveries?status=" + status));
  }

  private List<Received> about(JsonNode order) {
    return shop.app().webhooks().stream()
        .filter(each -> {
          var body = RunningShop.json(each.text());
          return body.path("id").asString().equals(id(order))
              || body.path("order_id").asString().equals(id(order));
        })
        .toList();
  }

  /// What the app has been told about the order, once it is so many.
  private List<Received> told(JsonNode order, int count) {
    return await().atMost(SOON).until(() -> about(order), told -> told.size() >= count);
  }

  private static Received one(List<Received> told, String topic) {
    return told.stream()
        .filter(each -> each.header("x-shopify-topic").equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> topics(List<Received> told) {
    return told.stream().map(each -> each.header("x-shopify-topic")).collect(Collectors.toSet());
  }

  private static String id(JsonNode order) {
    return order.path("id").asString();
  }
}
