package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What codes are asked to lower, and for whom.
///
/// @param customerId nobody's for a guest
/// @param buyer the address of the receipt, by which once per customer is counted; null until known
/// @param lines the value of each line
/// @param digits of the currency
public record Basket(
    @Nullable Long customerId,
    @Nullable String buyer,
    List<BigDecimal> lines,
    BigDecimal shipping,
    int digits,
    Instant at) {

  BigDecimal subtotal() {
    return lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
