package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.discount.Basket;
import com.loyalnest.local.shop.discount.Spread;
import com.loyalnest.local.shop.records.Collections;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks up what is bought and what it costs.
@Component
class PurchaseLines {
  static final String CURRENCY = "USD";

  private static final int MOST_UNITS = 1000;

  private final Records records;

  PurchaseLines(Records records) {
    this.records = records;
  }

  /// So many of a product.
  record Line(ObjectNode product, int quantity) {
    BigDecimal unitPrice() {
      return new BigDecimal(product.path("variants").path(0).path("price").asString());
    }

    BigDecimal full() {
      return unitPrice().multiply(BigDecimal.valueOf(quantity));
    }
  }

  /// @throws NotPossible for an unknown product or a number that cannot be bought
  List<Line> of(Purchase purchase) {
    var lines = new ArrayList<Line>();
    for (var item : purchase.items()) {
      if (item.quantity() < 1 || item.quantity() > MOST_UNITS) {
        throw new NotPossible("quantity: must be 1 to " + MOST_UNITS);
      }
      var product =
          records
              .find(Kind.PRODUCT, item.productId())
              .orElseThrow(() -> new NotPossible("no product " + item.productId()));
      lines.add(new Line(product, item.quantity()));
    }
    return lines;
  }

  /// The discount that somebody in the shop gives.
  static List<OrderDiscount> manual(List<Line> lines, BigDecimal discount) {
    var values = values(lines);
    if (discount.signum() < 0 || discount.compareTo(sum(values)) > 0) {
      throw new NotPossible("discount: must be 0 to the cart's worth");
    }
    return discount.signum() == 0
        ? List.of()
        : List.of(
            new OrderDiscount.Manual(Spread.over(values, discount, Documents.digits(CURRENCY))));
  }

  /// What codes are applied to: what is left of the lines after the discounts given.
  static Basket basket(
      Purchase purchase,
      List<Line> lines,
      List<OrderDiscount> given,
      @Nullable JsonNode customer,
      Instant at) {
    var values = new ArrayList<>(values(lines));
    for (var discount : given) {
      for (var n = 0; n < values.size(); n++) {
        values.set(n, values.get(n).subtract(discount.lines().get(n)));
      }
    }
    return new Basket(
        purchase.customerId(),
        buyer(purchase, customer),
        IntStream.range(0, lines.size()).mapToObj(n -> line(lines.get(n), values.get(n))).toList(),
        purchase.shipping(),
        Documents.digits(CURRENCY),
        at);
  }

  private static Basket.Line line(Line line, BigDecimal value) {
    var product = line.product();
    return new Basket.Line(
        value,
        line.quantity(),
        product.path("variants").path(0).path("id").asLong(),
        Collections.of(product));
  }

  static @Nullable String buyer(Purchase purchase, @Nullable JsonNode customer) {
    return customer == null ? purchase.guestEmail() : customer.path("email").asString();
  }

  static List<BigDecimal> values(List<Line> lines) {
    return lines.stream().map(Line::full).toList();
  }

  static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
