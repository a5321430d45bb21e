package com.loyalnest.frontend.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.loyalnest.admin.v1.AuditLog;
import com.loyalnest.admin.v1.HandleShopifyWebhooksRequest;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.auth.v1.Shop;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.frontend.v1.GetWidgetConfigResponse;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.points.v1.DecisionStep;
import com.loyalnest.points.v1.ExclusionStep;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.RewardDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractJsonTest {

  @Test
  void printsEveryFieldWithoutPresence() {
    assertThat(printed(GetBalanceResponse.getDefaultInstance()))
        .isEqualTo(
            "{\"status\":\"ok\",\"customer_id\":\"\",\"points_balance\":0,\"points_pending\":0,"
                + "\"points_debt\":0,\"total_points_earned\":0,\"version\":0,\"pending\":[],"
                + "\"expiring\":[],\"error\":null}");
  }

  @Test
  void printsOnlyTheArmOfAUnionThatIsSet() {
    var step =
        DecisionStep.newBuilder().setExclusion(ExclusionStep.newBuilder().setReason("guest"));

    assertThat(printed(step.build()))
        .contains("\"exclusion\":{\"reason\":\"guest\",")
        .doesNotContain("refund");
  }

  @Test
  void printsTimesMapsListsEnumsAndBytes() {
    assertThat(
            printed(
                ShopifyWebhook.newBuilder()
                    .setTriggeredAt(Timestamp.newBuilder().setSeconds(1).setNanos(500_000_000))
                    .setBody(ByteString.copyFromUtf8("a"))
                    .build()))
        .contains("\"triggered_at\":\"1970-01-01T00:00:01.500Z\"", "\"body\":\"YQ==\"");
    assertThat(printed(GetWidgetConfigResponse.newBuilder().putTranslations("a.b", "ü").build()))
        .contains("\"translations\":{\"a.b\":\"ü\"}");
    assertThat(printed(Shop.newBuilder().addLanguages("en").addLanguages("fr").build()))
        .contains("\"installed\":false,\"languages\":[\"en\",\"fr\"]");
    assertThat(
            printed(WebhookReceipt.newBuilder().setOutcome(WebhookReceipt.Outcome.PARKED).build()))
        .contains("\"outcome\":\"PARKED\"");
  }

  @Test
  void printsFreeFormDataAsItWas() {
    var metadata =
        Struct.newBuilder()
            .putFields("points", Value.newBuilder().setNumberValue(100).build())
            .putFields("rate", Value.newBuilder().setNumberValue(1.5).build())
            .putFields("on", Value.newBuilder().setBoolValue(true).build())
            .putFields(
                "none",
                Value.newBuilder().setNullValue(com.google.protobuf.NullValue.NULL_VALUE).build())
            .putFields(
                "list",
                Value.newBuilder()
                    .setListValue(
                        ListValue.newBuilder().addValues(Value.newBuilder().setStringValue("x")))
                    .build())
            .putFields(
                "inner", Value.newBuilder().setStructValue(Struct.getDefaultInstance()).build());

    assertThat(printed(AuditLog.newBuilder().setMetadata(metadata).build()))
        .contains(
            "\"points\":100",
            "\"rate\":1.5",
            "\"on\":true",
            "\"none\":null",
            "\"list\":[\"x\"]",
            "\"inner\":{}");
  }

  @Test
  void readsNestedObjectsAndListsOfThem() {
    var order = ShopOrder.newBuilder();
    RequestFields.fromJson(
        """
        {"test":true,"lines":[{"line_id":"1","quantity":2},{"line_id":"2"}],"discount_codes":["A"]}
        """
            .getBytes(UTF_8),
        order);

    assertThat(order.getTest()).isTrue();
    assertThat(order.getLines(0).getQuantity()).isEqualTo(2);
    assertThat(order.getLines(1).getLineId()).isEqualTo("2");
    assertThat(order.getDiscountCodesList()).containsExactly("A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"lines":[{"quantity":"2"}]}     | lines.quantity: must be a whole number of 32 bits
          {"lines":[{"quantity":2.0}]}     | lines.quantity: must be a whole number of 32 bits
          {"lines":[{"quantity":3000000000}]} | lines.quantity: must be a whole number of 32 bits
          {"lines":[{"nothing":1}]}        | lines.nothing: unknown field
          {"lines":{}}                     | lines: must be a list
          {"lines":[1]}                    | lines: must be an object
          {"test":"true"}                  | test: must be true or false
          {"test":1}                       | test: must be true or false
          {"discount_codes":["A",1]}       | discount_codes: must be text
          """)
  void refusesAWrongTypeNamingItsPath(String body, String message) {
    assertThatThrownBy(() -> RequestFields.fromJson(body.getBytes(UTF_8), ShopOrder.newBuilder()))
        .isInstanceOf(Refusal.class)
        .hasMessage(message);
  }

  @Test
  void readsAMapFromAnObject() {
    var reward = RewardDefinition.newBuilder();
    RequestFields.fromJson(
        "{\"names\":{\"en\":\"5 off\",\"fr\":\"5 de moins\"}}".getBytes(UTF_8), reward);
    assertThat(reward.getNamesMap()).isEqualTo(Map.of("en", "5 off", "fr", "5 de moins"));
    RequestFields.fromJson("{\"names\":null}".getBytes(UTF_8), RewardDefinition.newBuilder());

    assertThatThrownBy(() ->
            RequestFields.fromJson(
                "{\"names\":[\"5 off\"]}".getBytes(UTF_8), RewardDefinition.newBuilder()))
        .hasMessageContaining("names: must be an object");
    assertThatThrownBy(() ->
            RequestFields.fromJson(
                "{\"names\":{\"en\":5}}".getBytes(UTF_8), RewardDefinition.newBuilder()))
        .hasMessageContaining("names.en: must be text");
  }

  @Test
  void readsBytesAndEnumsOfABody() {
    var request = HandleShopifyWebhooksRequest.newBuilder();
    RequestFields.fromJson("{\"webhooks\":[{\"body\":\"YQ==\"}]}".getBytes(UTF_8), request);
    assertThat(request.getWebhooks(0).getBody().toStringUtf8()).isEqualTo("a");

    var receipt = WebhookReceipt.newBuilder();
    RequestFields.fromJson("{\"outcome\":\"PARKED\"}".getBytes(UTF_8), receipt);
    assertThat(receipt.getOutcome()).isEqualTo(WebhookReceipt.Outcome.PARKED);
    assertThatThrownBy(() -> RequestFields.fromJson("{\"outcome\":\"X\"}".getBytes(UTF_8), receipt))
        .hasMessage("outcome: must be one of the names the contract lists");
  }

  @Test
  void readsAQueryByTheTypesOfItsFields() {
    var order = ShopOrder.newBuilder();
    RequestFields.fromQuery(
        Map.of("test", List.of("true"), "discount_codes", List.of("A", "B")), order);

    assertThat(order.getTest()).isTrue();
    assertThat(order.getDiscountCodesList()).containsExactly("A", "B");
    assertThatThrownBy(() -> RequestFields.fromQuery(Map.of("test", List.of("1")), order))
        .hasMessage("test: must be true or false");
    assertThatThrownBy(() -> RequestFields.fromQuery(Map.of("lines", List.of("1")), order))
        .hasMessage("lines: must be given in the body");
    var balance = GetBalanceResponse.newBuilder();
    RequestFields.fromQuery(Map.of("version", List.of("9007199254740993")), balance);
    assertThat(balance.getVersion()).isEqualTo(9_007_199_254_740_993L);
    assertThatThrownBy(() -> RequestFields.fromQuery(Map.of("version", List.of("1e3")), balance))
        .hasMessage("version: must be a whole number of 64 bits");
  }

  private static String printed(com.google.protobuf.Message message) {
    return new String(Envelope.ok(message), UTF_8);
  }
}
