package com.loyalnest.admin.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a refund: a body of its own, or one of those an order lists.
final class RefundBody {
  private RefundBody() {}

  static Refund read(Fields body) {
    return read(body, body.id("order_id"), shopCurrency(body));
  }

  static Refund ofOrder(Fields body, String orderId, String currency) {
    return read(body, body.optionalId("order_id").orElse(orderId), Optional.of(currency));
  }

  private static Refund read(Fields body, String orderId, Optional<String> currency) {
    var createdAt = body.optionalTime("created_at").or(() -> body.optionalTime("processed_at"));
    var lines = body.list("refund_line_items").stream().map(RefundBody::line).toList();
    return new Refund(
        body.id("id"),
        orderId,
        createdAt.orElseThrow(() -> body.wrong("created_at", "is missing")),
        lines,
        amount(body, currency),
        shipping(body, "subtotal_amount", "amount").toPlainString(),
        tax(body).toPlainString());
  }

  private static BigDecimal tax(Fields body) {
    var ofLines =
        sum(
            body.list("refund_line_items").stream()
                .map(line -> line.optionalAmount("total_tax").orElse("0")));
    return ofLines.add(shipping(body, "tax_amount", "tax_amount"));
  }

  /// Told by shipping lines, or in bodies of an older shape by adjustments, which are negative for
  /// what is given back.
  private static BigDecimal shipping(Fields body, String ofLine, String ofAdjustment) {
    if (!body.list("refund_shipping_lines").isEmpty()) {
      return sum(
          body.list("refund_shipping_lines").stream()
              .map(line -> line.optionalAmount(ofLine).orElse("0")));
    }
    return sum(body.list("order_adjustments").stream()
            .filter(adjustment -> adjustment.text("kind").equals("shipping_refund"))
            .map(adjustment -> inShopMoney(adjustment, ofAdjustment)))
        .negate()
        .max(BigDecimal.ZERO);
  }

  private static RefundLine line(Fields line) {
    return new RefundLine(line.id("line_item_id"), line.count("quantity"), line.amount("subtotal"));
  }

  private static Optional<String> shopCurrency(Fields body) {
    var lines = body.list("refund_line_items").stream().map(line -> line.object("subtotal_set"));
    var totals = Stream.of(body.object("total_duties_set"));
    return Stream.concat(totals, lines)
        .flatMap(Optional::stream)
        .flatMap(set -> set.object("shop_money").stream())
        .flatMap(money -> money.optionalCurrency("currency_code").stream())
        .findFirst();
  }

  /// What the successful transactions gave back. A transaction in another currency than the shop's
  /// says nothing about the shop's money; then the refund's own lines and adjustments do.
  private static Optional<Money> amount(Fields body, Optional<String> shopCurrency) {
    var given = body.list("transactions").stream().filter(RefundBody::gaveBack).toList();
    var currency = shopCurrency.or(() -> currencyOf(given));
    if (currency.isEmpty()) {
      if (given.isEmpty()) {
        return Optional.empty();
      }
      throw body.wrong("transactions", "have no currency");
    }
    var inShopMoney =
        given.stream()
            .allMatch(transaction ->
                transaction.has("amount_set")
                    || transaction
                        .optionalCurrency("currency")
                        .map(currency.get()::equals)
                        .orElse(true));
    var amount =
        inShopMoney
            ? sum(given.stream().map(transaction -> transaction.amount("amount")))
            : byItsLines(body);
    return Optional.of(new Money(amount.toPlainString(), currency.get()));
  }

  private static boolean gaveBack(Fields transaction) {
    return transaction.text("kind").equals("refund")
        && transaction.text("status").equals("success");
  }

  private static Optional<String> currencyOf(List<Fields> transactions) {
    return transactions.stream()
        .flatMap(transaction -> transaction.optionalCurrency("currency").stream())
        .findFirst();
  }

  /// Lines with their tax, less the adjustments: these are negative for what is given back beyond
  /// the lines.
  private static BigDecimal byItsLines(Fields body) {
    var lines =
        body.list("refund_line_items").stream()
            .flatMap(line ->
                Stream.of(line.amount("subtotal"), line.optionalAmount("total_tax").orElse("0")));
    var adjustments =
        body.list("order_adjustments").stream()
            .flatMap(adjustment ->
                Stream.of(
                    inShopMoney(adjustment, "amount"), inShopMoney(adjustment, "tax_amount")));
    return sum(lines).subtract(sum(adjustments)).max(BigDecimal.ZERO);
  }

  private static String inShopMoney(Fields adjustment, String name) {
    return adjustment
        .object(name + "_set")
        .flatMap(set -> set.object("shop_money"))
        .flatMap(money -> money.signedAmount("amount"))
        .or(() -> adjustment.signedAmount(name))
        .orElse("0");
  }

  private static BigDecimal sum(Stream<String> amounts) {
    return amounts.map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
