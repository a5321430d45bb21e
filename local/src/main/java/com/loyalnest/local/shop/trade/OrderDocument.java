package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.trade.PurchaseLines.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes an order as Shopify does, every field of the published shape.
final class OrderDocument {
  private final Records records;
  private final String currency;

  OrderDocument(Records records, String currency) {
    this.records = records;
    this.currency = currency;
  }

  ObjectNode paid(
      long id,
      Purchase purchase,
      @Nullable ObjectNode customer,
      List<Line> lines,
      List<OrderDiscount> discounts,
      Instant at) {
    var number = records.newOrderNumber();
    var full = sum(lines.stream().map(Line::full));
    var offLines = sum(discounts.stream().flatMap(each -> each.lines().stream()));
    var offShipping = sum(discounts.stream().map(OrderDiscount::shipping));
    var discount = offLines.add(offShipping);
    var subtotal = full.subtract(offLines);
    var tax = rounded(subtotal.multiply(purchase.taxRate()));
    var shipping = purchase.shipping().subtract(offShipping);
    var total = subtotal.add(tax).add(shipping);
    var email = PurchaseLines.buyer(purchase, customer);

    var order = Documents.object();
    order.put("id", id);
    order.put("admin_graphql_api_id", Documents.gid("Order", id));
    nulls(order, "app_id", "browser_ip");
    order.put("buyer_accepts_marketing", false);
    nulls(
        order,
        "cancel_reason",
        "cancelled_at",
        "cart_token",
        "checkout_token",
        "client_details",
        "closed_at");
    order.put("confirmation_number", "NEST" + number);
    order.put("confirmed", true);
    order.put("contact_email", email);
    order.put("created_at", Documents.time(at));
    order.put("currency", currency);
    order.set("current_shipping_price_set", Documents.moneySet(shipping, currency));
    Documents.putMoney(order, "current_subtotal_price", subtotal, currency);
    order.putNull("current_total_additional_fees_set");
    Documents.putMoney(order, "current_total_discounts", discount, currency);
    order.putNull("current_total_duties_set");
    Documents.putMoney(order, "current_total_price", total, currency);
    Documents.putMoney(order, "current_total_tax", tax, currency);
    order.put(
        "customer_locale",
        customer == null ? purchase.locale() : customer.path("locale").asString(purchase.locale()));
    order.putNull("device_id");
    var codes = order.putArray("discount_codes");
    discounts.forEach(each -> each.code(currency).ifPresent(codes::add));
    order.put("duties_included", false);
    order.put("email", email);
    order.put("estimated_taxes", false);
    order.put("financial_status", "paid");
    nulls(order, "fulfillment_status", "landing_site", "landing_site_ref", "location_id");
    order.put("merchant_business_entity_id", "MTU0ODM4MDAwOQ");
    order.putNull("merchant_of_record_app_id");
    order.put("name", "#" + number);
    order.putNull("note");
    order.putArray("note_attributes");
    order.put("number", number - 1000);
    order.put("order_number", number);
    order.put("order_status_url", "http://localhost/orders/" + id);
    nulls(order, "original_total_additional_fees_set", "original_total_duties_set");
    order.putArray("payment_gateway_names").add("bogus");
    nulls(order, "phone", "po_number");
    order.put("presentment_currency", currency);
    order.put("processed_at", Documents.time(at));
    nulls(order, "reference", "referring_site", "source_identifier");
    order.put("source_name", "web");
    order.putNull("source_url");
    Documents.putMoney(order, "subtotal_price", subtotal, currency);
    order.put("tags", "");
    order.put("tax_exempt", false);
    taxLines(order.putArray("tax_lines"), tax, purchase.taxRate());
    order.put("taxes_included", false);
    order.put("test", purchase.test());
    order.put("token", Long.toHexString(id));
    order.set(
        "total_cash_rounding_payment_adjustment_set",
        Documents.moneySet(BigDecimal.ZERO, currency));
    order.set(
        "total_cash_rounding_refund_adjustment_set", Documents.moneySet(BigDecimal.ZERO, currency));
    Documents.putMoney(order, "total_discounts", discount, currency);
    Documents.putMoney(order, "total_line_items_price", full, currency);
    order.put("total_outstanding", Documents.amount(BigDecimal.ZERO, currency));
    Documents.putMoney(order, "total_price", total, currency);
    order.set("total_shipping_price_set", Documents.moneySet(purchase.shipping(), currency));
    Documents.putMoney(order, "total_tax", tax, currency);
    order.put("total_tip_received", Documents.amount(BigDecimal.ZERO, currency));
    order.put("total_weight", 0);
    order.put("updated_at", Documents.time(at));
    order.putNull("user_id");
    people(order, customer);
    var applications = order.putArray("discount_applications");
    discounts.forEach(each -> applications.add(each.application(currency)));
    order.putArray("fulfillments");
    var items = order.putArray("line_items");
    for (var n = 0; n < lines.size(); n++) {
      items.add(lineItem(lines.get(n), offLine(discounts, n)));
    }
    order.putNull("payment_terms");
    order.putArray("refunds");
    shippingLine(
        order.putArray("shipping_lines").addObject(),
        purchase.shipping(),
        discounts.stream().map(OrderDiscount::shipping).toList());
    order.putArray("returns");
    order.putArray("line_item_groups");
    return order;
  }

  private void people(ObjectNode order, @Nullable ObjectNode customer) {
    if (customer == null) {
      nulls(order, "billing_address", "shipping_address");
      return;
    }
    order.set("billing_address", postal(customer));
    var buyer = customer.deepCopy();
    buyer.remove(List.of("addresses", "locale"));
    order.set("customer", buyer);
    order.set("shipping_address", postal(customer));
  }

  private static ObjectNode postal(ObjectNode customer) {
    var address = ((ObjectNode) customer.path("default_address")).deepCopy();
    address.remove(List.of("id", "customer_id", "country_name", "default"));
    nulls(address, "latitude", "longitude");
    return address;
  }

  private ObjectNode lineItem(Line line, List<BigDecimal> discounts) {
    var product = line.product();
    var variant = product.path("variants").path(0);
    var id = records.newId();
    var item = Documents.object();
    item.put("id", id);
    item.put("admin_graphql_api_id", Documents.gid("LineItem", id));
    item.putArray("attributed_staffs");
    item.put("current_quantity", line.quantity());
    item.put("fulfillable_quantity", line.quantity());
    item.put("fulfillment_service", "manual");
    item.putNull("fulfillment_status");
    item.put("gift_card", product.path("product_type").asString().equals("gift_card"));
    item.put("grams", 0);
    item.put("name", product.path("title").asString());
    Documents.putMoney(item, "price", line.unitPrice(), currency);
    item.put("product_exists", true);
    item.put("product_id", product.path("id").asLong());
    item.putArray("properties");
    item.put("quantity", line.quantity());
    item.put("requires_shipping", true);
    item.putNull("sales_line_item_group_id");
    item.put("sku", variant.path("sku").asString());
    item.put("taxable", true);
    item.put("title", product.path("title").asString());
    Documents.putMoney(item, "total_discount", BigDecimal.ZERO, currency);
    item.put("variant_id", variant.path("id").asLong());
    nulls(item, "variant_inventory_management", "variant_title");
    item.put("vendor", "Demo Nest");
    item.putArray("tax_lines");
    item.putArray("duties");
    allocate(item.putArray("discount_allocations"), discounts);
    return item;
  }

  private static List<BigDecimal> offLine(List<OrderDiscount> discounts, int line) {
    return discounts.stream().map(each -> each.lines().get(line)).toList();
  }

  /// @param discounts what each application takes off, in the order of the applications
  private void allocate(ArrayNode allocations, List<BigDecimal> discounts) {
    for (var n = 0; n < discounts.size(); n++) {
      if (discounts.get(n).signum() > 0) {
        var allocation = allocations.addObject();
        Documents.putMoney(allocation, "amount", discounts.get(n), currency);
        allocation.put("discount_application_index", n);
      }
    }
  }

  private void shippingLine(ObjectNode shipping, BigDecimal price, List<BigDecimal> discounts) {
    var discounted = price.subtract(sum(discounts.stream()));
    shipping.put("id", records.newId());
    nulls(shipping, "carrier_identifier", "code");
    shipping.set("current_discounted_price_set", Documents.moneySet(discounted, currency));
    Documents.putMoney(shipping, "discounted_price", discounted, currency);
    shipping.put("is_removed", false);
    shipping.putNull("phone");
    Documents.putMoney(shipping, "price", price, currency);
    shipping.putNull("requested_fulfillment_service_id");
    shipping.put("source", "shopify");
    shipping.put("title", "Standard");
    shipping.putArray("tax_lines");
    allocate(shipping.putArray("discount_allocations"), discounts);
  }

  private void taxLines(ArrayNode lines, BigDecimal tax, BigDecimal rate) {
    if (tax.signum() > 0) {
      var line = lines.addObject();
      Documents.putMoney(line, "price", tax, currency);
      line.put("rate", rate);
      line.put("title", "Tax");
      line.put("channel_liable", false);
    }
  }

  private BigDecimal rounded(BigDecimal value) {
    return value.setScale(Documents.digits(currency), RoundingMode.HALF_UP);
  }

  private static BigDecimal sum(Stream<BigDecimal> values) {
    return values.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static void nulls(ObjectNode document, String... fields) {
    for (var field : fields) {
      document.putNull(field);
    }
  }
}
