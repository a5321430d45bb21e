package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What codes are asked to lower, and for whom.
///
/// @param customerId nobody's for a guest
/// @param buyer the address of the receipt, by which once per customer is counted; null until known
/// @param digits of the currency
public record Basket(
    @Nullable Long customerId,
    @Nullable String buyer,
    List<Line> lines,
    BigDecimal shipping,
    int digits,
    Instant at) {

  /// So many pieces of one thing.
  ///
  /// @param value of all of them
  /// @param collections that the thing is in
  public record Line(BigDecimal value, int quantity, long variantId, Set<Long> collections) {}

  BigDecimal subtotal() {
    return values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  List<BigDecimal> values() {
    return lines.stream().map(Line::value).toList();
  }
}
