package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.webhook.Announcements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// Takes an order and its payment in one, as an ordinary checkout does, and tells the app of
/// everything that happened.
@Service
public class PlaceOrder {
  private static final String CURRENCY = "USD";
  private static final int MOST_UNITS = 1000;

  private final Records records;
  private final Announcements announcements;
  private final ShopClock clock;

  PlaceOrder(Records records, Announcements announcements, ShopClock clock) {
    this.records = records;
    this.announcements = announcements;
    this.clock = clock;
  }

  /// @throws NotPossible for an empty cart, an unknown product or customer
  @Transactional
  public ObjectNode place(Purchase purchase) {
    if (purchase.items().isEmpty()) {
      throw new NotPossible("the cart is empty");
    }
    var at = purchase.at() == null ? clock.instant() : purchase.at();
    var customerId = purchase.customerId();
    var customer =
        customerId == null
            ? null
            : records
                .find(Kind.CUSTOMER, customerId)
                .orElseThrow(() -> new NotPossible("no customer " + customerId));
    if (customer == null && !Customers.isAddress(purchase.guestEmail())) {
      throw new NotPossible("email: a guest needs an address for the receipt");
    }
    var order = new OrderDocument(records, CURRENCY).paid(purchase, customer, lines(purchase), at);
    records.save(Kind.ORDER, order);
    announcements.make(at, List.of("orders/create", "orders/paid", "orders/updated"), order);
    return order;
  }

  private List<OrderDocument.Line> lines(Purchase purchase) {
    var lines = new ArrayList<OrderDocument.Line>();
    for (var item : purchase.items()) {
      if (item.quantity() < 1 || item.quantity() > MOST_UNITS) {
        throw new NotPossible("quantity: must be 1 to " + MOST_UNITS);
      }
      var product =
          records
              .find(Kind.PRODUCT, item.productId())
              .orElseThrow(() -> new NotPossible("no product " + item.productId()));
      lines.add(new OrderDocument.Line(product, item.quantity(), BigDecimal.ZERO));
    }
    return discounted(lines, purchase.discount());
  }

  /// Spreads the discount in proportion; the last line takes what rounding leaves.
  private static List<OrderDocument.Line> discounted(
      List<OrderDocument.Line> lines, BigDecimal discount) {
    var full =
        lines.stream().map(OrderDocument.Line::full).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (discount.signum() < 0 || discount.compareTo(full) > 0) {
      throw new NotPossible("discount: must be 0 to the cart's worth");
    }
    var left = discount;
    var spread = new ArrayList<OrderDocument.Line>();
    for (var line : lines) {
      var last = spread.size() == lines.size() - 1;
      var part =
          last
              ? left
              : discount
                  .multiply(line.full())
                  .divide(full, Documents.digits(CURRENCY), RoundingMode.DOWN);
      left = left.subtract(part);
      spread.add(new OrderDocument.Line(line.product(), line.quantity(), part));
    }
    return spread;
  }
}
