package com.loyalnest.admin.payload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which fields of a topic's bodies are kept in plain text: an allow-list by place and shape. A
/// field that is not named here, because the platform added it yesterday, stays sealed with the
/// rest of the body.
///
/// Each line of the lists is `place: name=FORMAT …`, with `.` for the body itself and dots between
/// nested names.
public final class KeptFields {
  private static final Set<String> COMPLIANCE =
      Set.of("customers/data_request", "customers/redact");
  private static final String REFUND =
      """
      @: id=ID order_id=ID created_at=TIME processed_at=TIME
      @.refund_line_items: id=ID line_item_id=ID quantity=NUMBER subtotal=AMOUNT total_tax=AMOUNT restock_type=WORD
      @.refund_shipping_lines: id=ID subtotal_amount_set=MONEY_SET tax_amount_set=MONEY_SET
      @.order_adjustments: id=ID amount=AMOUNT tax_amount=AMOUNT kind=WORD
      @.transactions: id=ID kind=WORD status=WORD amount=AMOUNT currency=CURRENCY
      """;
  private static final KeptFields REFUNDS = parse(REFUND.replace("@.", "").replace("@", "."));
  private static final KeptFields ORDERS =
      parse(
          """
          .: id=ID name=LABEL order_number=NUMBER test=FLAG created_at=TIME updated_at=TIME processed_at=TIME closed_at=TIME
          .: cancelled_at=TIME cancel_reason=WORD currency=CURRENCY presentment_currency=CURRENCY customer_locale=LOCALE
          .: source_name=WORD financial_status=WORD fulfillment_status=WORD taxes_included=FLAG location_id=ID
          .: subtotal_price=AMOUNT total_price=AMOUNT total_tax=AMOUNT total_discounts=AMOUNT total_tip_received=AMOUNT
          .: current_total_price=AMOUNT total_shipping_price_set=MONEY_SET
          customer: id=ID verified_email=FLAG state=WORD
          discount_codes: code=LABEL amount=AMOUNT type=WORD
          line_items: id=ID product_id=ID variant_id=ID quantity=NUMBER current_quantity=NUMBER price=AMOUNT gift_card=FLAG
          line_items: total_discount=AMOUNT
          line_items.discount_allocations: amount=AMOUNT
          line_items.tax_lines: price=AMOUNT rate=NUMBER
          shipping_lines: id=ID price=AMOUNT discounted_price=AMOUNT
          shipping_lines.discount_allocations: amount=AMOUNT
          order_edit: id=ID order_id=ID created_at=TIME
          """
              + REFUND.replace("@", "refunds"));
  private static final KeptFields CUSTOMERS =
      parse(
          """
          .: id=ID created_at=TIME updated_at=TIME state=WORD verified_email=FLAG currency=CURRENCY tax_exempt=FLAG
          .: locale=LOCALE
          email_marketing_consent: state=WORD opt_in_level=WORD consent_updated_at=TIME
          sms_marketing_consent: state=WORD opt_in_level=WORD consent_updated_at=TIME
          """);
  private static final KeptFields PRODUCTS =
      parse(
          """
          .: id=ID created_at=TIME updated_at=TIME published_at=TIME status=WORD tags=LABEL gift_card=FLAG
          .: title=LABEL handle=LABEL product_type=LABEL vendor=LABEL
          variants: id=ID price=AMOUNT requires_shipping=FLAG fulfillment_service=WORD
          """);
  private static final KeptFields OTHERS =
      parse(
          """
          .: id=ID admin_graphql_api_id=ID order_id=ID customer_id=ID customerId=ID shop_id=ID segment_id=ID
          .: created_at=TIME updated_at=TIME completed_at=TIME occurredAt=TIME status=WORD type=WORD test=FLAG
          .: currency=CURRENCY currency_code=CURRENCY kind=WORD plan_name=WORD
          .: admin_graphql_api_customer_kept_id=ID admin_graphql_api_customer_deleted_id=ID
          customer: id=ID
          data_request: id=ID
          order: id=ID admin_graphql_api_id=ID
          order_edit: id=ID order_id=ID created_at=TIME
          email_marketing_consent: state=WORD opt_in_level=WORD consent_updated_at=TIME
          sms_marketing_consent: state=WORD opt_in_level=WORD consent_updated_at=TIME
          app_subscription: admin_graphql_api_id=ID status=WORD created_at=TIME updated_at=TIME currency_code=CURRENCY
          app_purchase_one_time: admin_graphql_api_id=ID status=WORD created_at=TIME updated_at=TIME
          """);

  private final Map<String, FieldFormat> leaves = new LinkedHashMap<>();
  private final Map<String, KeptFields> containers = new LinkedHashMap<>();

  private KeptFields() {}

  public static KeptFields of(String topic) {
    var family = topic.substring(0, Math.max(topic.indexOf('/'), 0));
    return switch (family) {
      case "orders" -> ORDERS;
      case "refunds" -> REFUNDS;
      case "customers" -> COMPLIANCE.contains(topic) ? OTHERS : CUSTOMERS;
      case "products" -> PRODUCTS;
      default -> OTHERS;
    };
  }

  /// A copy of the body with these fields only; the body's own structure, lists at their length.
  public ObjectNode keep(ObjectNode body) {
    var kept = JsonNodeFactory.instance.objectNode();
    leaves.forEach((name, format) -> {
      var value = body.get(name);
      if (value != null && !value.isNull() && format.fits(value)) {
        kept.set(name, value);
      }
    });
    containers.forEach((name, fields) -> {
      var value = body.get(name);
      if (value instanceof ObjectNode inner) {
        kept.set(name, fields.keep(inner));
      } else if (value != null && value.isArray()) {
        kept.set(name, fields.keepEach(value));
      }
    });
    return kept;
  }

  private JsonNode keepEach(JsonNode list) {
    var kept = JsonNodeFactory.instance.arrayNode();
    list.values()
        .forEach(element ->
            kept.add(
                element instanceof ObjectNode inner
                    ? keep(inner)
                    : JsonNodeFactory.instance.objectNode()));
    return kept;
  }

  private static KeptFields parse(String lists) {
    var root = new KeptFields();
    lists.lines().forEach(root::parseLine);
    return root;
  }

  private void parseLine(String line) {
    var colon = line.indexOf(':');
    var place = this;
    for (var name : line.substring(0, colon).split("\\.")) {
      if (!name.isEmpty()) {
        place = place.containers.computeIfAbsent(name, inside -> new KeptFields());
      }
    }
    for (var field : line.substring(colon + 1).strip().split(" +")) {
      var equals = field.indexOf('=');
      place.leaves.put(
          field.substring(0, equals), FieldFormat.valueOf(field.substring(equals + 1)));
    }
  }
}
