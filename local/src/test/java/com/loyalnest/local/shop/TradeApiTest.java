package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The doors for tools say clearly what they cannot use.
class TradeApiTest {
  private final RunningShop shop = RunningShop.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "/api/customers | {} | firstName",
        "/api/customers | {\"firstName\":\"A\"} | email",
        "/api/customers | {\"firstName\":\"A\",\"email\":\"nobody\"} | email",
        "/api/customers | {\"firstName\": | JSON",
        "/api/orders | {} | items",
        "/api/orders | {\"items\":[]} | cart is empty",
        "/api/orders | {\"guestEmail\":\"g@example.com\",\"items\":[{\"quantity\":1}]} | productId",
        "/api/orders | {\"guestEmail\":\"g@example.com\",\"items\":[{\"productId\":\"1\",\"quantity\":1}]} | no product",
        "/api/orders | {\"guestEmail\":\"g@example.com\",\"items\":[{\"productId\":\"x\",\"quantity\":1}]} | not an id",
        "/api/orders/1/refund | {} | no order",
        "/api/orders/x/cancel | {} | not an id",
        "/clock/advance | {\"seconds\":-1} | seconds",
        "/clock/advance | {\"seconds\":0} | seconds",
      })
  void whatCannotBeIsRefusedSayingWhy(String path, String body, String reason) {
    var answer = shop.postJson(path.strip(), body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }

  @Test
  void nothingIsRefundedTwice() {
    var order = shop.order(shop.newCustomer("Eve"), shop.anyProduct(), 2);
    var path = "/api/orders/" + order.path("id").asString() + "/refund";
    var line = order.path("line_items").get(0).path("id").asString();

    assertThat(shop.postJson(path, "{\"lines\":{\"" + line + "\":3}}").statusCode()).isEqualTo(400);
    assertThat(shop.postJson(path, "{\"lines\":{\"" + line + "\":2}}").statusCode()).isEqualTo(200);
    assertThat(shop.postJson(path, "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void theClockGoesForwardAndSaysSo() {
    var before = RunningShop.json(shop.get("/clock")).path("offset_seconds").asLong();

    var answer = shop.postJson("/clock/advance", "{\"seconds\":60}");

    assertThat(RunningShop.json(answer).path("offset_seconds").asLong()).isEqualTo(before + 60);
    assertThat(RunningShop.json(shop.get("/clock")).path("offset_seconds").asLong())
        .isEqualTo(before + 60);
  }
}
