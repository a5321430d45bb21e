package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.discount.AppliedCode;
import com.loyalnest.local.shop.discount.ApplyCodes;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;

/// Tells what a purchase would cost now, without buying anything.
@Service
public class PriceCart {
  private final Records records;
  private final PurchaseLines purchaseLines;
  private final ApplyCodes applyCodes;
  private final ShopClock clock;

  PriceCart(Records records, PurchaseLines purchaseLines, ApplyCodes applyCodes, ShopClock clock) {
    this.records = records;
    this.purchaseLines = purchaseLines;
    this.applyCodes = applyCodes;
    this.clock = clock;
  }

  /// @param subtotal of the goods before any code
  public record Price(
      BigDecimal subtotal, List<AppliedCode> codes, BigDecimal shipping, BigDecimal total) {}

  /// @throws com.loyalnest.local.shop.discount.CodeRefused for the first code that cannot be used
  public Price price(Purchase purchase) {
    var lines = purchaseLines.of(purchase);
    var customerId = purchase.customerId();
    var customer = customerId == null ? null : records.find(Kind.CUSTOMER, customerId).orElse(null);
    var basket = PurchaseLines.basket(purchase, lines, List.of(), customer, clock.instant());
    var applied = applyCodes.preview(basket, purchase.codes());
    var subtotal = PurchaseLines.sum(PurchaseLines.values(lines));
    var total =
        applied.stream()
            .map(AppliedCode::total)
            .reduce(subtotal.add(purchase.shipping()), BigDecimal::subtract);
    return new Price(subtotal, applied, purchase.shipping(), total);
  }
}
