package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.discount.ApplyCodes;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.webhook.Announcements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// Takes an order and its payment in one, as an ordinary checkout does, and tells the app of
/// everything that happened. Discount codes are used with the order or not at all.
@Service
public class PlaceOrder {
  private final Records records;
  private final PurchaseLines purchaseLines;
  private final ApplyCodes applyCodes;
  private final Announcements announcements;
  private final ShopClock clock;

  PlaceOrder(
      Records records,
      PurchaseLines purchaseLines,
      ApplyCodes applyCodes,
      Announcements announcements,
      ShopClock clock) {
    this.records = records;
    this.purchaseLines = purchaseLines;
    this.applyCodes = applyCodes;
    this.announcements = announcements;
    this.clock = clock;
  }

  /// @throws NotPossible for an empty cart, an unknown product or customer, a code that cannot be
  ///   used
  @Transactional
  public ObjectNode place(Purchase purchase) {
    if (purchase.items().isEmpty()) {
      throw new NotPossible("the cart is empty");
    }
    var at = purchase.at() == null ? clock.instant() : purchase.at();
    var customer = customer(purchase);
    if (customer == null && !Customers.isAddress(purchase.guestEmail())) {
      throw new NotPossible("email: a guest needs an address for the receipt");
    }
    var id = records.newId();
    var lines = purchaseLines.of(purchase);
    var discounts = discounts(id, purchase, lines, customer, at);
    var order =
        new OrderDocument(records, PurchaseLines.CURRENCY)
            .paid(id, purchase, customer, lines, discounts, at);
    records.save(Kind.ORDER, order);
    announcements.make(at, List.of("orders/create", "orders/paid", "orders/updated"), order);
    return order;
  }

  private @Nullable ObjectNode customer(Purchase purchase) {
    var id = purchase.customerId();
    return id == null
        ? null
        : records.find(Kind.CUSTOMER, id).orElseThrow(() -> new NotPossible("no customer " + id));
  }

  private List<OrderDiscount> discounts(
      long orderId,
      Purchase purchase,
      List<PurchaseLines.Line> lines,
      @Nullable ObjectNode customer,
      Instant at) {
    var discounts = new ArrayList<>(PurchaseLines.manual(lines, purchase.discount()));
    var basket = PurchaseLines.basket(purchase, lines, discounts, customer, at);
    var buyer = Objects.requireNonNull(basket.buyer());
    applyCodes
        .use(basket, purchase.codes(), orderId, buyer)
        .forEach(applied -> discounts.add(new OrderDiscount.ByCode(applied)));
    return discounts;
  }
}
