package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.records.Collections;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The shop's documents as the Admin API shows them.
@Component
class Views {
  private static final String REFUND = "gid://shopify/Refund/";

  private final Records records;

  Views(Records records) {
    this.records = records;
  }

  /// @param gid `gid://shopify/Order/…`; of another type or unknown it is nobody
  Optional<Map<String, @Nullable Object>> find(Kind kind, String gid) {
    var type = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    var prefix = "gid://shopify/" + type + "/";
    if (!gid.startsWith(prefix) || !gid.substring(prefix.length()).matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return records
        .find(kind, Long.parseLong(gid.substring(prefix.length())))
        .map(document -> of(kind, document));
  }

  Optional<Map<String, @Nullable Object>> refund(String gid) {
    var id = gid.startsWith(REFUND) ? gid.substring(REFUND.length()) : "";
    if (!id.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return records
        .findOrderWithRefund(Long.parseLong(id))
        .flatMap(order ->
            list(order.path("refunds")).stream()
                .filter(refund -> refund.path("id").asString().equals(id))
                .map(refund -> refund(refund, order.path("currency").asString()))
                .findFirst());
  }

  /// By rising id.
  List<Map<String, @Nullable Object>> list(
      Kind kind, UpdatedAtQuery query, long afterId, int limit) {
    return records.listUpdated(kind, query.from(), query.until(), afterId, limit).stream()
        .map(document -> of(kind, document))
        .toList();
  }

  long count(Kind kind, UpdatedAtQuery query) {
    return records.countUpdated(kind, query.from(), query.until());
  }

  private Map<String, @Nullable Object> of(Kind kind, JsonNode document) {
    return switch (kind) {
      case ORDER -> order(document);
      case CUSTOMER -> customer(document);
      case PRODUCT -> product(document);
    };
  }

  private Map<String, @Nullable Object> order(JsonNode document) {
    var order = identified(document, "Order");
    order.put("name", document.path("name").asString());
    order.put("createdAt", document.path("created_at").asString());
    order.put("updatedAt", document.path("updated_at").asString());
    order.put("cancelledAt", text(document.path("cancelled_at")));
    order.put(
        "displayFinancialStatus",
        document.path("financial_status").asString().toUpperCase(Locale.ROOT));
    order.put("sourceName", text(document.path("source_name")));
    order.put("customerLocale", text(document.path("customer_locale")));
    order.put("email", text(document.path("email")));
    order.put("phone", text(document.path("phone")));
    order.put(
        "discountCodes",
        list(document.path("discount_codes")).stream()
            .map(code -> code.path("code").asString())
            .toList());
    order.put("billingAddress", address(document.path("billing_address")));
    order.put("test", document.path("test").asBoolean());
    order.put("currencyCode", document.path("currency").asString());
    order.put("taxesIncluded", document.path("taxes_included").asBoolean());
    var customer = document.path("customer");
    order.put("customer", customer.isObject() ? customer(customer) : null);
    var currency = document.path("currency").asString();
    order.put("totalPriceSet", money(document.path("total_price").asString("0"), currency));
    order.put("totalTaxSet", money(document.path("total_tax").asString("0"), currency));
    order.put(
        "totalTipReceivedSet", money(document.path("total_tip_received").asString("0"), currency));
    order.put(
        "shippingLines",
        list(document.path("shipping_lines")).stream()
            .map(line ->
                Map.of(
                    "id", "gid://shopify/ShippingLine/" + line.path("id").asLong(),
                    "originalPriceSet", money(line.path("price").asString("0"), currency),
                    "discountAllocations", discounts(line, currency)))
            .toList());
    order.put(
        "lineItems",
        list(document.path("line_items")).stream().map(line -> line(line, currency)).toList());
    order.put(
        "refunds",
        list(document.path("refunds")).stream().map(refund -> refund(refund, currency)).toList());
    return order;
  }

  private Map<String, @Nullable Object> customer(JsonNode document) {
    var customer = identified(document, "Customer");
    customer.put("firstName", text(document.path("first_name")));
    customer.put("lastName", text(document.path("last_name")));
    customer.put("createdAt", document.path("created_at").asString());
    customer.put("updatedAt", document.path("updated_at").asString());
    customer.put("tags", tags(document));
    customer.put("locale", document.path("locale").asString("en"));
    var email = text(document.path("email"));
    customer.put("defaultEmailAddress", email == null ? null : mailAddress(email, document));
    var phone = text(document.path("phone"));
    customer.put("defaultPhoneNumber", phone == null ? null : Map.of("phoneNumber", phone));
    customer.put("state", document.path("state").asString("disabled").toUpperCase(Locale.ROOT));
    customer.put("verifiedEmail", document.path("verified_email").asBoolean());
    return customer;
  }

  private static Map<String, @Nullable Object> mailAddress(String email, JsonNode customer) {
    var consent = customer.path("email_marketing_consent");
    var address = new HashMap<String, @Nullable Object>();
    address.put("emailAddress", email);
    address.put(
        "marketingState",
        consent.path("state").asString("not_subscribed").toUpperCase(Locale.ROOT));
    address.put("marketingUpdatedAt", text(consent.path("consent_updated_at")));
    return address;
  }

  private static @Nullable Map<String, @Nullable Object> address(JsonNode document) {
    if (!document.isObject()) {
      return null;
    }
    var address = new HashMap<String, @Nullable Object>();
    address.put("firstName", text(document.path("first_name")));
    address.put("lastName", text(document.path("last_name")));
    return address;
  }

  /// REST tells tags with commas between.
  private static List<String> tags(JsonNode document) {
    return Arrays.stream(document.path("tags").asString("").split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  private Map<String, @Nullable Object> product(JsonNode document) {
    var product = identified(document, "Product");
    product.put("title", document.path("title").asString());
    product.put(
        "collections",
        Collections.of(document).stream()
            .map(id ->
                Map.of("id", "gid://shopify/Collection/" + id, "legacyResourceId", id.toString()))
            .toList());
    product.put("tags", tags(document));
    product.put("isGiftCard", document.path("product_type").asString().equals("gift_card"));
    product.put("updatedAt", document.path("updated_at").asString());
    return product;
  }

  private Map<String, @Nullable Object> line(JsonNode document, String currency) {
    var line = identified(document, "LineItem");
    line.put("name", document.path("name").asString());
    line.put("quantity", document.path("quantity").asInt());
    line.put("isGiftCard", document.path("gift_card").asBoolean());
    line.put(
        "product",
        records
            .find(Kind.PRODUCT, document.path("product_id").asLong())
            .map(this::product)
            .orElse(null));
    var variant = document.path("variant_id");
    line.put(
        "variant",
        variant.isNumber()
            ? Map.of(
                "id",
                "gid://shopify/ProductVariant/" + variant.asLong(),
                "legacyResourceId",
                Long.toString(variant.asLong()))
            : null);
    line.put("originalUnitPriceSet", money(document.path("price").asString(), currency));
    line.put("discountAllocations", discounts(document, currency));
    line.put("taxLines", List.of());
    return line;
  }

  private static List<Map<String, Object>> discounts(JsonNode line, String currency) {
    return list(line.path("discount_allocations")).stream()
        .map(each ->
            Map.<String, Object>of(
                "allocatedAmountSet", money(each.path("amount").asString(), currency)))
        .toList();
  }

  private Map<String, @Nullable Object> refund(JsonNode document, String currency) {
    var refund = identified(document, "Refund");
    refund.put("createdAt", document.path("created_at").asString());
    var total =
        list(document.path("transactions")).stream()
            .map(each -> new BigDecimal(each.path("amount").asString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    refund.put("totalRefundedSet", money(total.toPlainString(), currency));
    refund.put(
        "refundShippingLines",
        list(document.path("refund_shipping_lines")).stream()
            .map(each ->
                Map.of(
                    "subtotalAmountSet",
                    shopMoney(each.path("subtotal_amount_set"), currency),
                    "taxAmountSet",
                    shopMoney(each.path("tax_amount_set"), currency)))
            .toList());
    refund.put(
        "refundLineItems",
        list(document.path("refund_line_items")).stream()
            .map(each ->
                Map.of(
                    "quantity", each.path("quantity").asInt(),
                    "lineItem", line(each.path("line_item"), currency),
                    "subtotalSet", shopMoney(each.path("subtotal_set"), currency),
                    "totalTaxSet", shopMoney(each.path("total_tax_set"), currency)))
            .toList());
    return refund;
  }

  private static Map<String, Object> shopMoney(JsonNode set, String currency) {
    return money(set.path("shop_money").path("amount").asString("0"), currency);
  }

  private static Map<String, @Nullable Object> identified(JsonNode document, String type) {
    var view = new HashMap<String, @Nullable Object>();
    view.put("id", "gid://shopify/" + type + "/" + document.path("id").asLong());
    view.put("legacyResourceId", Long.toString(document.path("id").asLong()));
    return view;
  }

  private static Map<String, Object> money(String amount, String currency) {
    return Map.of("shopMoney", Map.of("amount", amount, "currencyCode", currency));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
