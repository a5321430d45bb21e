package com.loyalnest.points.earning;

import java.math.BigDecimal;

/// A line of an order, in the shop's currency.
///
/// @param unitPrice before discounts
/// @param discount of the whole line
/// @param tax of the whole line
public record OrderLine(
    String lineId,
    int quantity,
    BigDecimal unitPrice,
    BigDecimal discount,
    BigDecimal tax,
    boolean giftCard) {

  /// What was paid for the goods themselves and, if it counts, their tax; never less than nothing.
  BigDecimal eligible(boolean taxesIncluded, boolean taxCounts) {
    var paid = unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
    var bare = (taxesIncluded ? paid.subtract(tax) : paid).max(BigDecimal.ZERO);
    return taxCounts ? bare.add(tax.max(BigDecimal.ZERO)) : bare;
  }
}
