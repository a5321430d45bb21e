package com.loyalnest.admin.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class KeptFieldsTest {
  @Test
  void namesAndAddressesAreNotKept() {
    var kept =
        kept(
            "orders/paid",
            """
            {"id":820982911946154508,"email":"jo@example.com","note":"ring twice","total_price":"19.90",
             "customer":{"id":1,"first_name":"Jo","verified_email":true},
             "line_items":[{"id":3,"price":"19.90","properties":[{"name":"Engraving","value":"For Ann"}]}],
             "refunds":[{"id":4,"note":"sad","transactions":[{"amount":"19.90","receipt":{"name":"Jo"}}]}]}
            """);

    assertThat(kept)
        .isEqualTo(
            """
            {"id":820982911946154508,"total_price":"19.90","customer":{"id":1,"verified_email":true},\
            "line_items":[{"id":3,"price":"19.90"}],"refunds":[{"id":4,"transactions":[{"amount":"19.90"}]}]}\
            """);
  }

  @Test
  void aFieldNobodyKnowsIsNotKept() {
    assertThat(
            kept("orders/paid", "{\"id\":1,\"new_field\":\"x\",\"customer\":{\"nickname\":\"J\"}}"))
        .isEqualTo("{\"id\":1,\"customer\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"Jo Doe\"}",
        "{\"currency\":\"jo@example.com\"}",
        "{\"created_at\":\"Jo\"}",
        "{\"created_at\":\"-0001-01-01T00:00:00Z\"}",
        "{\"financial_status\":\"Jo Doe\"}",
        "{\"total_price\":\"+1 555 0100\"}",
        "{\"order_number\":1e999999999}",
        "{\"order_number\":123456789012345678901234567890}",
        "{\"test\":\"Jo\"}",
        "{\"customer_locale\":\"jo@example.com\"}",
        "{\"total_shipping_price_set\":{\"shop_money\":{\"amount\":\"Jo\",\"currency_code\":\"USD\"}}}",
        "{\"total_shipping_price_set\":{\"shop_money\":{\"amount\":\"1\",\"currency_code\":\"USD\"},\"jo\":\"Jo\"}}",
        "{\"total_shipping_price_set\":{\"jo\":{\"amount\":\"1\",\"currency_code\":\"USD\"}}}",
        "{\"total_shipping_price_set\":\"Jo\"}",
        "{\"name\":\"#1\\u0000\"}",
        "{\"name\":\"#1\\ud800\"}",
        "{\"name\":[\"Jo\",7]}",
        "{\"line_items\":\"Jo\"}",
        "{\"customer\":\"Jo\"}",
        "{\"total_price\":null}",
      })
  void aKnownFieldOfAnotherShapeIsNotKept(String body) {
    assertThat(kept("orders/paid", body)).isEqualTo("{}");
  }

  @Test
  void moneyIsKeptInBothCurrencies() {
    var body =
        """
        {"total_shipping_price_set":{"shop_money":{"amount":"1.00","currency_code":"USD"},\
        "presentment_money":{"amount":"0.90","currency_code":"EUR"}}}\
        """;

    assertThat(kept("orders/paid", body)).isEqualTo(body);
  }

  @Test
  void whatIsNoObjectInAListKeepsOnlyItsPlace() {
    assertThat(kept("orders/paid", "{\"line_items\":[\"Jo\",{\"id\":1}]}"))
        .isEqualTo("{\"line_items\":[{},{\"id\":1}]}");
  }

  @Test
  void theListOfATopicIsItsOwn() {
    assertThat(kept("customers/update", "{\"tags\":\"vip\"}")).isEqualTo("{}");
    assertThat(kept("products/update", "{\"tags\":[\"vip\"]}")).isEqualTo("{\"tags\":[\"vip\"]}");
    assertThat(kept("themes/publish", "{\"name\":\"Jo\"}")).isEqualTo("{}");
    assertThat(kept("customers/redact", "{\"customer\":{\"id\":1,\"email\":\"a@b.c\"}}"))
        .isEqualTo("{\"customer\":{\"id\":1}}");
    assertThat(kept("no_slash", "{\"id\":1}")).isEqualTo("{\"id\":1}");
  }

  @Test
  void jsonKeepsItsDigitsAndRefusesWhatIsNone() {
    var text =
        "{\"id\":820982911946154508,\"subtotal\":89.90,\"more\":[123456789012345678901234567890]}";

    assertThat(Json.write(Json.read(text))).isEqualTo(text);
    assertThat(Json.read("{\"a\":1} x".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(Json.read(new byte[0])).isEmpty();
    assertThat(Json.read(new byte[] {(byte) 0xc3, 0x28})).isEmpty();
    assertThat(Json.read("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void whatIsWrittenIsAscii() {
    assertThat(Json.write(Json.read("{\"a\":\"L\u00e9on \u20ac\"}")))
        .isEqualTo("{\"a\":\"L\\u00E9on \\u20AC\"}");
  }

  private static String kept(String topic, String body) {
    return Json.write(KeptFields.of(topic).keep((ObjectNode) Json.read(body)));
  }
}
