package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.local.shop.clock.ShopClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The demo store has a month of every kind of trade, once.
class DemoStoreTest {
  @Test
  void aMonthOfTradeIsMadeOnceAndToldToTheApp() {
    try (var shop = RunningShop.started("demo")) {
      var first = RunningShop.json(shop.postJson("/demo/seed", ""));
      var second = RunningShop.json(shop.postJson("/demo/seed", ""));

      assertThat(first.path("seeded").asBoolean()).isTrue();
      assertThat(first.path("customers").asInt()).isEqualTo(40);
      assertThat(first.path("products").asInt()).isEqualTo(20);
      assertThat(first.path("orders").asInt()).isEqualTo(150);
      assertThat(second.path("seeded").asBoolean()).isFalse();
      assertThat(second.path("orders")).isEqualTo(first.path("orders"));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> RunningShop.json(shop.get("/api/deliveries?status=waiting")).isEmpty());
      everyKindOfTradeIsAmongIt(shop);
    }
  }

  private static void everyKindOfTradeIsAmongIt(RunningShop shop) {
    var kinds = new HashSet<String>();
    for (var told : shop.app().webhooks()) {
      var topic = told.header("x-shopify-topic");
      var body = RunningShop.json(told.text());
      kinds.add(topic);
      if (topic.equals("orders/paid")) {
        kinds.add(body.path("customer").isObject() ? "customer" : "guest");
        kinds.add(body.path("test").asBoolean() ? "test" : "real");
        kinds.add(body.path("total_discounts").asString().equals("0.00") ? "full" : "discounted");
        assertThat(Instant.parse(body.path("created_at").asString()))
            .isAfter(shop.bean(ShopClock.class).instant().minus(Duration.ofDays(32)));
      }
    }
    assertThat(kinds)
        .contains(
            "orders/create",
            "orders/paid",
            "orders/cancelled",
            "refunds/create",
            "customers/create",
            "products/create",
            "guest",
            "customer",
            "test",
            "discounted");
  }
}
