package com.loyalnest.admin.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Reads an order and whom it belongs to.
final class OrderBody {
  private OrderBody() {}

  static Reading.Understood read(Fields body) {
    var customer = body.object("customer");
    var customerId = customer.flatMap(found -> found.optionalId("id")).orElse("");
    var locale = body.locale("customer_locale");
    return Reading.Understood.of(
        order(body, customerId, locale), contact(body, customer, customerId, locale));
  }

  private static Order order(Fields body, String customerId, String locale) {
    var id = body.id("id");
    var currency = body.currency("currency");
    return new Order(
        id,
        body.text("name"),
        customerId,
        new Order.Dates(
            body.time("created_at"), body.time("updated_at"), body.optionalTime("cancelled_at")),
        new Order.State(
            body.neededText("financial_status"), body.text("source_name"), body.flag("test")),
        currency,
        body.flag("taxes_included"),
        totals(body),
        body.neededList("line_items").stream().map(OrderBody::line).toList(),
        body.list("refunds").stream()
            .map(refund -> RefundBody.ofOrder(refund, id, currency))
            .toList(),
        locale,
        codes(body));
  }

  private static Order.Totals totals(Fields body) {
    return new Order.Totals(
        body.amount("total_price"),
        shipping(body),
        body.optionalAmount("total_tax").orElse("0"),
        body.optionalAmount("total_tip_received").orElse("0"));
  }

  /// The total is told before discounts.
  private static String shipping(Fields body) {
    var lines = body.list("shipping_lines");
    var price = body.optionalAmount("total_shipping_price").orElseGet(() -> sum(lines, "price"));
    var discount =
        sum(
            lines.stream().flatMap(line -> line.list("discount_allocations").stream()).toList(),
            "amount");
    return discount.equals("0")
        ? price
        : new BigDecimal(price)
            .subtract(new BigDecimal(discount))
            .max(BigDecimal.ZERO)
            .toPlainString();
  }

  private static OrderLine line(Fields line) {
    return new OrderLine(
        line.id("id"),
        line.optionalId("product_id").orElse(""),
        line.optionalId("variant_id").orElse(""),
        line.count("quantity"),
        line.amount("price"),
        discount(line),
        sum(line.list("tax_lines"), "price"),
        line.flag("gift_card"));
  }

  /// The allocations hold the order's discounts too; `total_discount` only the line's own.
  private static String discount(Fields line) {
    return line.has("discount_allocations")
        ? sum(line.list("discount_allocations"), "amount")
        : line.optionalAmount("total_discount").orElse("0");
  }

  private static String sum(List<Fields> parts, String name) {
    return parts.stream()
        .map(part -> new BigDecimal(part.amount(name)))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }

  private static List<String> codes(Fields body) {
    return body.list("discount_codes").stream()
        .map(code -> code.text("code"))
        .filter(code -> !code.isBlank())
        .toList();
  }

  /// The customer's own data before the order's: the account is found by it.
  private static Contact contact(
      Fields body, Optional<Fields> customer, String customerId, String locale) {
    var billing = body.object("billing_address");
    return new Contact(
        customerId,
        first(customer, "email", body.text("email"), body.text("contact_email")),
        first(customer, "phone", body.text("phone"), ""),
        first(customer, "first_name", text(billing, "first_name"), ""),
        first(customer, "last_name", text(billing, "last_name"), ""),
        locale);
  }

  private static String first(Optional<Fields> customer, String name, String second, String third) {
    var own = text(customer, name);
    return !own.isBlank() ? own : !second.isBlank() ? second : third;
  }

  private static String text(Optional<Fields> fields, String name) {
    return fields.map(found -> found.text(name)).orElse("");
  }
}
