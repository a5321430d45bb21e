package com.loyalnest.points.earning;

import static com.loyalnest.points.ProgramFixtures.usualBut;

import com.loyalnest.points.earning.OrderRefund.RefundedLine;
import com.loyalnest.points.program.EligibleMoney;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.Rate;
import com.loyalnest.points.program.Rounding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Orders in which only what matters is said: paid, in dollars, of customer 7, not a test.
final class OrderFixtures {
  static final Instant PAID_AT = Instant.parse("2026-06-20T10:00:00Z");

  private OrderFixtures() {}

  static OrderSnapshot order(OrderLine... lines) {
    return order("USD", false, lines);
  }

  static OrderSnapshot order(String currency, boolean taxesIncluded, OrderLine... lines) {
    return snapshot(FinancialStatus.PAID, false, "7", currency, taxesIncluded, lines);
  }

  static OrderSnapshot snapshot(
      FinancialStatus status,
      boolean test,
      String customer,
      String currency,
      boolean taxesIncluded,
      OrderLine... lines) {
    return new OrderSnapshot(
        PAID_AT,
        PAID_AT,
        null,
        status,
        test,
        customer,
        currency,
        taxesIncluded,
        List.of(lines),
        OrderCharges.NONE);
  }

  static OrderSnapshot cancelled(OrderSnapshot order) {
    var later = order.updatedAt().plusSeconds(3600);
    return new OrderSnapshot(
        order.createdAt(),
        later,
        later,
        order.status(),
        order.test(),
        order.customerExternalId(),
        order.currency(),
        order.taxesIncluded(),
        order.lines(),
        order.charges());
  }

  static OrderSnapshot charged(OrderSnapshot order, String shipping, String tax, String tip) {
    return new OrderSnapshot(
        order.createdAt(),
        order.updatedAt(),
        order.cancelledAt(),
        order.status(),
        order.test(),
        order.customerExternalId(),
        order.currency(),
        order.taxesIncluded(),
        order.lines(),
        new OrderCharges(new BigDecimal(shipping), new BigDecimal(tax), new BigDecimal(tip)));
  }

  static OrderLine line(String id, int quantity, String price) {
    return line(id, quantity, price, "0", "0", false);
  }

  static OrderLine line(
      String id, int quantity, String price, String discount, String tax, boolean giftCard) {
    return new OrderLine(
        id,
        "product-" + id,
        quantity,
        new BigDecimal(price),
        new BigDecimal(discount),
        new BigDecimal(tax),
        giftCard);
  }

  static OrderRefund units(String id, String line, int quantity) {
    return refund(id, "0", "0", "0", new RefundedLine(line, quantity));
  }

  static OrderRefund money(String id, String amount) {
    return refund(id, amount, "0", "0");
  }

  static OrderRefund refund(
      String id, String amount, String shipping, String tax, RefundedLine... lines) {
    return new OrderRefund(
        id, List.of(lines), new BigDecimal(amount), new BigDecimal(shipping), new BigDecimal(tax));
  }

  static PricedOrder priced(OrderSnapshot order, OrderRefund... refunds) {
    return priced(ProgramConfig.DEFAULT, order, refunds);
  }

  static PricedOrder priced(ProgramConfig program, OrderSnapshot order, OrderRefund... refunds) {
    var facts = OrderFacts.of(order, List.of(refunds));
    return new OrderPricing(program, Circumstances.NONE, Multipliers.NONE)
        .price(facts, order, facts.owner() != null);
  }

  static ProgramConfig program(long numerator, long denominator, Rounding rounding) {
    return usualBut(Map.of("purchaseRate", new Rate(numerator, denominator), "rounding", rounding));
  }

  /// Ten points a dollar.
  static ProgramConfig program(EligibleMoney eligible) {
    return usualBut(Map.of("purchaseRate", new Rate(10, 1), "eligible", eligible));
  }
}
