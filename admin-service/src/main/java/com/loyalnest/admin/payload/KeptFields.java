package com.loyalnest.admin.payload;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which fields of a topic's bodies are kept in plain text: an allow-list by path and shape. A
/// field that is not named here, because the platform added it yesterday, is sealed.
///
/// Each line of the lists is `path: name=FORMAT …`, with `.` for the body itself.
final class KeptFields {
  private static final KeptFields ORDERS =
      parse(
          """
          .: id=ID admin_graphql_api_id=ID app_id=ID name=LABEL number=NUMBER order_number=NUMBER test=FLAG confirmed=FLAG
          .: created_at=TIME updated_at=TIME processed_at=TIME closed_at=TIME cancelled_at=TIME cancel_reason=WORD
          .: currency=CURRENCY presentment_currency=CURRENCY customer_locale=LOCALE source_name=WORD
          .: financial_status=WORD fulfillment_status=WORD taxes_included=FLAG tax_exempt=FLAG duties_included=FLAG
          .: buyer_accepts_marketing=FLAG estimated_taxes=FLAG location_id=ID total_weight=NUMBER total_outstanding=AMOUNT
          .: subtotal_price=AMOUNT subtotal_price_set=MONEY_SET total_price=AMOUNT total_price_set=MONEY_SET
          .: current_subtotal_price=AMOUNT current_total_price=AMOUNT current_total_discounts=AMOUNT current_total_tax=AMOUNT
          .: total_tax=AMOUNT total_tax_set=MONEY_SET total_discounts=AMOUNT total_discounts_set=MONEY_SET
          .: total_shipping_price_set=MONEY_SET total_tip_received=AMOUNT total_line_items_price=AMOUNT order_id=ID
          customer: id=ID verified_email=FLAG state=WORD currency=CURRENCY tax_exempt=FLAG created_at=TIME updated_at=TIME
          discount_codes: code=LABEL amount=AMOUNT type=WORD
          discount_applications: type=WORD target_type=WORD target_selection=WORD allocation_method=WORD value_type=WORD
          discount_applications: value=AMOUNT code=LABEL
          line_items: id=ID product_id=ID variant_id=ID quantity=NUMBER current_quantity=NUMBER fulfillable_quantity=NUMBER
          line_items: price=AMOUNT price_set=MONEY_SET total_discount=AMOUNT total_discount_set=MONEY_SET gift_card=FLAG
          line_items: taxable=FLAG requires_shipping=FLAG product_exists=FLAG fulfillment_status=WORD grams=NUMBER
          line_items.discount_allocations: amount=AMOUNT amount_set=MONEY_SET discount_application_index=NUMBER
          line_items.tax_lines: price=AMOUNT price_set=MONEY_SET rate=NUMBER
          tax_lines: price=AMOUNT price_set=MONEY_SET rate=NUMBER
          shipping_lines: id=ID price=AMOUNT price_set=MONEY_SET discounted_price=AMOUNT discounted_price_set=MONEY_SET
          shipping_lines: is_removed=FLAG
          """);
  private static final String REFUND =
      """
      PREFIX.: id=ID admin_graphql_api_id=ID order_id=ID created_at=TIME processed_at=TIME restock=FLAG
      PREFIX.: total_duties_set=MONEY_SET
      PREFIXrefund_line_items: id=ID line_item_id=ID quantity=NUMBER subtotal=AMOUNT subtotal_set=MONEY_SET
      PREFIXrefund_line_items: total_tax=AMOUNT total_tax_set=MONEY_SET restock_type=WORD location_id=ID
      PREFIXorder_adjustments: id=ID amount=AMOUNT amount_set=MONEY_SET tax_amount=AMOUNT tax_amount_set=MONEY_SET kind=WORD
      PREFIXtransactions: id=ID order_id=ID parent_id=ID kind=WORD status=WORD amount=AMOUNT amount_set=MONEY_SET
      PREFIXtransactions: currency=CURRENCY created_at=TIME processed_at=TIME test=FLAG
      """;
  private static final KeptFields REFUNDS = parse(REFUND.replace("PREFIX", ""));
  private static final KeptFields WHOLE_ORDERS =
      ORDERS.and(parse(REFUND.replace("PREFIX.:", "refunds:").replace("PREFIX", "refunds.")));
  private static final KeptFields CUSTOMERS =
      parse(
          """
          .: id=ID admin_graphql_api_id=ID created_at=TIME updated_at=TIME state=WORD verified_email=FLAG currency=CURRENCY
          .: tax_exempt=FLAG locale=LOCALE orders_count=NUMBER last_order_id=ID total_spent=AMOUNT
          email_marketing_consent: state=WORD opt_in_level=WORD consent_updated_at=TIME
          sms_marketing_consent: state=WORD opt_in_level=WORD consent_updated_at=TIME
          """);
  private static final KeptFields PRODUCTS =
      parse(
          """
          .: id=ID admin_graphql_api_id=ID created_at=TIME updated_at=TIME published_at=TIME status=WORD tags=LABEL
          .: gift_card=FLAG title=LABEL handle=LABEL product_type=LABEL vendor=LABEL published_scope=WORD
          variants: id=ID product_id=ID price=AMOUNT requires_shipping=FLAG taxable=FLAG fulfillment_service=WORD
          variants: created_at=TIME updated_at=TIME
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

  private final Map<String, FieldFormat> formats;
  private final Set<String> containers;

  private KeptFields(Map<String, FieldFormat> formats) {
    this.formats = Map.copyOf(formats);
    this.containers =
        formats.keySet().stream()
            .filter(path -> path.contains("."))
            .map(path -> path.substring(0, path.lastIndexOf('.')))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  static KeptFields of(String topic) {
    var family = topic.substring(0, Math.max(topic.indexOf('/'), 0));
    return switch (family) {
      case "orders" -> WHOLE_ORDERS;
      case "refunds" -> REFUNDS;
      case "customers" ->
          topic.endsWith("redact") || topic.endsWith("data_request") ? OTHERS : CUSTOMERS;
      case "products" -> PRODUCTS;
      default -> OTHERS;
    };
  }

  /// The shape in which the field at `path` (names with dots between, lists left out) may be kept.
  Optional<FieldFormat> format(String path) {
    return Optional.ofNullable(formats.get(path));
  }

  /// Whether some field inside the object or list at `path` may be kept.
  boolean reaches(String path) {
    return containers.contains(path);
  }

  private KeptFields and(KeptFields more) {
    var all = new HashMap<>(formats);
    all.putAll(more.formats);
    return new KeptFields(all);
  }

  private static KeptFields parse(String lists) {
    var formats = new HashMap<String, FieldFormat>();
    lists.lines().forEach(line -> parseLine(line, formats));
    return new KeptFields(formats);
  }

  private static void parseLine(String line, Map<String, FieldFormat> formats) {
    var colon = line.indexOf(':');
    var container = line.substring(0, colon);
    var prefix = container.equals(".") ? "" : container + ".";
    for (var field : line.substring(colon + 1).strip().split(" +")) {
      var equals = field.indexOf('=');
      formats.put(
          prefix + field.substring(0, equals), FieldFormat.valueOf(field.substring(equals + 1)));
    }
  }
}
