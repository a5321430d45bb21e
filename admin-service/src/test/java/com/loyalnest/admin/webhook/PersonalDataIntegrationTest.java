package com.loyalnest.admin.webhook;

import static com.loyalnest.admin.webhook.WebhookDoorIntegrationTest.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.Samples;
import com.loyalnest.admin.payload.Json;
import com.loyalnest.admin.v1.GetShopContactsRequest;
import com.loyalnest.admin.v1.ShopContact;
import com.loyalnest.admin.v1.ShopContactKey;
import com.loyalnest.admin.v1.WebhookReceipt.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

@ExtendWith(OutputCaptureExtension.class)
class PersonalDataIntegrationTest extends AdminIntegration {
  private static final String CANARY = "Canary Bird <canary@example.com>";

  /// Texts without which a body is parked; they stay as published so that it is accepted.
  private static final Set<String> NEEDED =
      Set.of(
          "created_at",
          "updated_at",
          "cancelled_at",
          "processed_at",
          "currency",
          "currency_code",
          "financial_status",
          "amount",
          "price",
          "total_price",
          "total_tax",
          "total_tip_received",
          "total_discount",
          "subtotal",
          "admin_graphql_api_id",
          "customerId",
          "customer_id",
          "order_id",
          "shop_domain",
          "kind",
          "status");

  /// The merchant's own words, kept in plain text on purpose.
  private static final Set<String> MERCHANTS_WORDS =
      Set.of("tags", "handle", "title", "product_type", "vendor", "name", "code", "source_name");

  @Test
  void noTextOfABodyLiesAnywhereInPlain(CapturedOutput output) {
    var merchant = newMerchant();
    for (var sample : Samples.webhooks()) {
      deliver(webhook(merchant, sample.topic(), planted(sample.body(), Set.of())));
      var accepted = deliver(webhook(merchant, sample.topic(), planted(sample.body(), NEEDED)));
      assertThat(accepted.getOutcome())
          .as(sample + ": " + accepted.getReason())
          .isIn(Outcome.ACCEPTED, Outcome.IGNORED, Outcome.DUPLICATE);
    }

    assertThat(everythingOf(merchant)).isNotEmpty().noneMatch(row -> holdsCanary(row));
    assertThat(output.getAll()).doesNotContain("anary");
  }

  @Test
  void whatWasSealedIsOpenedForTheServiceThatOwnsContacts() {
    var merchant = newMerchant();
    var withContact = deliver(webhook(merchant, "orders/paid", order(5))).getLogId();
    var without = deliver(webhook(merchant, "orders/delete", "{\"id\":5}")).getLogId();
    var parked =
        deliver(webhook(merchant, "orders/paid", "{\"email\":\"jo@example.com\"}")).getLogId();

    assertThat(contacts(merchant, withContact, without, parked, ids.nextText()))
        .containsExactly(
            ShopContact.newBuilder()
                .setLogId(withContact)
                .setCustomerExternalId("115310627314723954")
                .setEmail("jo@example.com")
                .setPhone("+15550100")
                .setFirstName("Jo")
                .setLastName("Doe")
                .setLocale("en-CA")
                .build());
  }

  @Test
  void anotherMerchantsRowIsNotOpened() {
    var logId = deliver(webhook(newMerchant(), "orders/paid", order(5))).getLogId();

    assertThat(contacts(newMerchant(), logId)).isEmpty();
  }

  @Test
  void aKeyMustBeAMerchantsAndALogs() {
    assertThatThrownBy(() -> contacts("a,b", ids.nextText()))
        .hasMessageContaining("keys.merchant_id");
    assertThatThrownBy(() -> contacts(newMerchant(), "\u0000")).hasMessageContaining("keys.log_id");
    assertThat(contacts(newMerchant())).isEmpty();
  }

  @Test
  void equalContactsHaveEqualDigestsWithinAMerchantOnly() {
    var merchant = newMerchant();
    var other = newMerchant();
    deliver(webhook(merchant, "orders/paid", order(5)));
    deliver(webhook(merchant, "orders/paid", order(6)));
    deliver(webhook(other, "orders/paid", order(5)));

    var digests = eventsOf(merchant).stream().map(PersonalDataIntegrationTest::digest).toList();
    assertThat(digests).hasSize(2);
    assertThat(digests.getFirst()).isEqualTo(digests.getLast());
    assertThat(digest(eventsOf(other).getFirst())).isNotEqualTo(digests.getFirst());
  }

  private static String digest(com.loyalnest.events.v1.Event event) {
    return event.getShopifySync().getOrder().getContactDigest();
  }

  private List<ShopContact> contacts(String merchant, String... logIds) {
    var request = GetShopContactsRequest.newBuilder();
    for (var logId : logIds) {
      request.addKeys(ShopContactKey.newBuilder().setMerchantId(merchant).setLogId(logId));
    }
    return door().getShopContacts(request.build()).getContactsList();
  }

  /// Every row that the deliveries left in any table, as text.
  private List<String> everythingOf(String merchant) {
    return List.of(
            "api_logs", "outbox", "dead_letters", "gdpr_requests", "audit_logs", "deferred_events")
        .stream()
        .flatMap(table ->
            query(
                "select to_jsonb(t)::text || coalesce(convert_from(%s, 'LATIN1'), '') from admin.%s t where merchant_id = ?"
                    .formatted(bytes(table), table),
                merchant))
        .toList();
  }

  private static String bytes(String table) {
    return switch (table) {
      case "outbox" -> "replace(encode(event, 'escape'), '\\', '/')::bytea";
      case "api_logs" -> "replace(encode(personal, 'escape'), '\\', '/')::bytea";
      default -> "null";
    };
  }

  private static boolean holdsCanary(String row) {
    return row.contains("anary") || row.contains("616e617279");
  }

  private static String planted(ObjectNode body, Set<String> kept) {
    return Json.write(plant("", body, kept)).replace("{shop}.myshopify.com", SHOP);
  }

  private static JsonNode plant(String name, JsonNode node, Set<String> kept) {
    if (node instanceof ObjectNode object) {
      var planted = Samples.emptyObject();
      object
          .properties()
          .forEach(
              field -> planted.set(field.getKey(), plant(field.getKey(), field.getValue(), kept)));
      return planted;
    }
    if (node instanceof ArrayNode list) {
      var planted = list.arrayNode();
      list.values().forEach(element -> planted.add(plant(name, element, kept)));
      return planted;
    }
    var stays = kept.contains(name) || MERCHANTS_WORDS.contains(name) || name.equals("shop_domain");
    return node.isString() && !stays ? StringNode.valueOf(CANARY) : node;
  }
}
