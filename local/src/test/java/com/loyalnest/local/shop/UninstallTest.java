package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The app is taken out of the shop.
class UninstallTest {
  private static final RunningShop SHOP = RunningShop.started("uninstalled");
  private static final String ASK = "/admin/api/2026-07/graphql.json";
  private static final String QUESTION = "{\"query\":\"{ shop { myshopifyDomain } }\"}";

  @AfterAll
  static void close() {
    SHOP.close();
  }

  @Test
  void theAppIsToldItsTokensDieAndItHearsOfNothingUntilItIsBack() {
    var token = SHOP.accessToken();
    assertThat(ask(token)).isEqualTo(200);

    SHOP.postJson("/api/app/uninstall", "{}");

    assertThat(ask(token)).isEqualTo(401);
    awaitTold("app/uninstalled");
    assertThat(
            ShapeDifference.between(
                body("app/uninstalled"), PublishedSamples.webhook("app/uninstalled")))
        .isEmpty();
    assertThat(body("app/uninstalled").path("myshopify_domain").asString())
        .isEqualTo(RunningShop.DOMAIN);

    SHOP.newCustomer("Silent");
    SHOP.postJson("/api/app/redact", "{}");
    awaitTold("shop/redact");
    assertThat(body("shop/redact").path("shop_domain").asString()).isEqualTo(RunningShop.DOMAIN);
    assertThat(topics()).doesNotContain("customers/create");

    SHOP.accessToken();
    SHOP.newCustomer("Loud");
    awaitTold("customers/create");
    assertThat(body("customers/create").path("first_name").asString()).isEqualTo("Loud");
  }

  private static int ask(String token) {
    return SHOP.postJson(ASK, QUESTION, "X-Shopify-Access-Token", token).statusCode();
  }

  private static void awaitTold(String topic) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> topics().contains(topic));
  }

  private static List<String> topics() {
    return SHOP.app().webhooks().stream().map(each -> each.header("x-shopify-topic")).toList();
  }

  private static tools.jackson.databind.JsonNode body(String topic) {
    return SHOP.app().webhooks().stream()
        .filter(each -> each.header("x-shopify-topic").equals(topic))
        .map(each -> RunningShop.json(each.text()))
        .findFirst()
        .orElseThrow();
  }
}
