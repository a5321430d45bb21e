package com.loyalnest.admin.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.Samples;
import com.loyalnest.admin.Samples.Sample;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SplitBodyTest {
  @Test
  void namesAndAddressesAreOnThePersonalSide() {
    var parts =
        split(
            "orders/paid",
            """
            {"id":820982911946154508,"email":"jo@example.com","note":"ring twice","total_price":"19.90",
             "customer":{"id":1,"first_name":"Jo","verified_email":true},
             "line_items":[{"id":3,"price":"19.90","properties":[{"name":"Engraving","value":"For Ann"}]}]}
            """);

    assertThat(Json.write(parts.plain()))
        .isEqualTo(
            """
            {"id":820982911946154508,"total_price":"19.90","customer":{"id":1,"verified_email":true},\
            "line_items":[{"id":3,"price":"19.90"}]}\
            """);
    assertThat(Json.write(parts.personal()))
        .isEqualTo(
            """
            {"email":"jo@example.com","note":"ring twice","customer":{"first_name":"Jo"},\
            "line_items":[{"properties":[{"name":"Engraving","value":"For Ann"}]}]}\
            """);
  }

  @Test
  void aFieldNobodyKnowsIsSealed() {
    var parts =
        split(
            "orders/paid",
            "{\"id\":1,\"new_field\":\"x\",\"customer\":{\"id\":2,\"nickname\":\"J\"}}");

    assertThat(Json.write(parts.personal()))
        .isEqualTo("{\"new_field\":\"x\",\"customer\":{\"nickname\":\"J\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"Jo Doe\"}",
        "{\"currency\":\"jo@example.com\"}",
        "{\"created_at\":\"Jo\"}",
        "{\"financial_status\":\"Jo Doe\"}",
        "{\"total_price\":\"+1 555 0100\"}",
        "{\"total_weight\":1e999999999}",
        "{\"test\":\"Jo\"}",
        "{\"total_price_set\":{\"shop_money\":{\"amount\":\"Jo\",\"currency_code\":\"USD\"}}}",
        "{\"total_price_set\":{\"shop_money\":{\"amount\":\"1\",\"currency_code\":\"USD\"},\"jo\":\"Jo\"}}",
        "{\"name\":\"#1\\u0000\"}",
        "{\"name\":\"#1\\ud800\"}",
        "{\"line_items\":\"Jo\"}",
        "{\"customer\":\"Jo\"}",
      })
  void aKnownFieldOfAnotherShapeIsSealed(String body) {
    var parts = split("orders/paid", body);

    assertThat(parts.plain().isEmpty()).isTrue();
    assertThat(parts.personal()).isEqualTo(Json.read(body));
  }

  @Test
  void theListOfATopicIsItsOwn() {
    assertThat(split("customers/update", "{\"tags\":\"vip\"}").plain().isEmpty()).isTrue();
    assertThat(split("products/update", "{\"tags\":\"vip\"}").personal().isEmpty()).isTrue();
    assertThat(split("themes/publish", "{\"name\":\"Jo\"}").plain().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("com.loyalnest.admin.Samples#webhooks")
  void bothSidesTogetherAreTheBodyButForItsNulls(Sample sample) {
    var parts = SplitBody.of(sample.topic(), sample.body());

    assertThat(withoutNulls(overlaid(parts.plain(), parts.personal())))
        .isEqualTo(withoutNulls(sample.body()));
    assertThat(parts.toString()).doesNotContain("example.com");
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

  private static SplitBody split(String topic, String body) {
    return SplitBody.of(topic, (ObjectNode) Json.read(body));
  }

  private static JsonNode overlaid(JsonNode plain, JsonNode personal) {
    if (plain instanceof ObjectNode one && personal instanceof ObjectNode other) {
      var both = one.deepCopy();
      other
          .properties()
          .forEach(field ->
              both.set(
                  field.getKey(),
                  both.has(field.getKey())
                      ? overlaid(both.get(field.getKey()), field.getValue())
                      : field.getValue()));
      return both;
    }
    if (plain instanceof ArrayNode one && personal instanceof ArrayNode other) {
      var both = one.deepCopy();
      for (var n = 0; n < other.size(); n++) {
        both.set(n, overlaid(one.get(n), other.get(n)));
      }
      return both;
    }
    return personal;
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var kept = Samples.emptyObject();
      object
          .properties()
          .forEach(field -> {
            var value = withoutNulls(field.getValue());
            if (!value.isNull() && !(value.isContainer() && value.isEmpty())) {
              kept.set(field.getKey(), value);
            }
          });
      return kept;
    }
    if (node instanceof ArrayNode list) {
      var kept = list.arrayNode();
      list.values().forEach(element -> kept.add(withoutNulls(element)));
      return kept;
    }
    return node;
  }
}
