package com.loyalnest.points.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to `graphql/order.graphql`, field by field as the Admin API names them.
record OrderAnswer(@Nullable Order order) {
  record Order(
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant cancelledAt,
      @Nullable String displayFinancialStatus,
      boolean test,
      String currencyCode,
      boolean taxesIncluded,
      @Nullable MoneyBag totalTaxSet,
      MoneyBag totalTipReceivedSet,
      ShippingLines shippingLines,
      @Nullable Customer customer,
      Lines lineItems,
      List<RefundReference> refunds) {}

  record RefundReference(String legacyResourceId) {}

  record Customer(String legacyResourceId) {}

  record Lines(List<Line> nodes, PageInfo pageInfo) {}

  record Line(
      String id,
      @Nullable Product product,
      int quantity,
      boolean isGiftCard,
      MoneyBag originalUnitPriceSet,
      List<Discount> discountAllocations,
      List<Tax> taxLines) {}

  record Product(String legacyResourceId) {}

  record Discount(MoneyBag allocatedAmountSet) {}

  record Tax(MoneyBag priceSet) {}

  record ShippingLines(List<ShippingLine> nodes, PageInfo pageInfo) {}

  record ShippingLine(MoneyBag originalPriceSet, List<Discount> discountAllocations) {}

  record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

  record MoneyBag(Money shopMoney) {
    BigDecimal amount() {
      return shopMoney.amount();
    }
  }

  record Money(BigDecimal amount) {}
}
