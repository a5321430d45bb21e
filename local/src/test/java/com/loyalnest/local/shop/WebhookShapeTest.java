package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every payload has the fields and JSON types of the platform's published one.
class WebhookShapeTest {
  private final RunningShop shop = RunningShop.shared();

  @ParameterizedTest
  @ValueSource(strings = {"orders/create", "orders/paid"})
  void ordersLookAsPublished(String topic) {
    var published = PublishedSamples.webhook(topic);
    var order = shop.order(shop.newCustomer("Robin"), shop.anyProduct(), 2);

    assertThat(ShapeDifference.between(sent(topic, order.path("id").asString()), published))
        .isEmpty();
  }

  @Test
  void cancelledOrdersLookAsPublished() {
    var published = PublishedSamples.webhook("orders/cancelled");
    var order = shop.order(shop.newCustomer("Robin"), shop.anyProduct(), 1);
    var id = order.path("id").asString();

    shop.postJson("/api/orders/" + id + "/cancel", "{}");

    assertThat(ShapeDifference.between(sent("orders/cancelled", id), published)).isEmpty();
  }

  @Test
  void refundsLookAsPublished() {
    var published = PublishedSamples.webhook("refunds/create");
    var order = shop.order(shop.newCustomer("Robin"), shop.anyProduct(), 2);
    var id = order.path("id").asString();
    var line = order.path("line_items").get(0).path("id").asString();

    shop.postJson("/api/orders/" + id + "/refund", "{\"lines\":{\"" + line + "\":1}}");

    assertThat(ShapeDifference.between(sent("refunds/create", id), published)).isEmpty();
  }

  @Test
  void customersLookAsPublished() {
    var published = PublishedSamples.webhook("customers/create");

    var id = shop.newCustomer("Robin");

    assertThat(ShapeDifference.between(sent("customers/create", id), published)).isEmpty();
  }

  /// The newest body of the topic that is about the object.
  private JsonNode sent(String topic, String id) {
    var key = topic.startsWith("refunds") ? "order_id" : "id";
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                shop.app().webhooks().stream()
                    .filter(each -> each.header("x-shopify-topic").equals(topic))
                    .map(each -> RunningShop.json(each.text()))
                    .filter(body -> body.path(key).asString().equals(id))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }
}
