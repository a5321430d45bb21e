package com.loyalnest.points.earning;

import java.math.BigDecimal;

/// What an order comes to besides the price of its lines, in the shop's currency.
///
/// @param shipping less its discounts
/// @param tax of the whole order, that of its lines included
public record OrderCharges(BigDecimal shipping, BigDecimal tax, BigDecimal tip) {
  /// Their lines in decisions and postings; a platform's lines are numbers.
  static final String SHIPPING = "shipping";

  static final String TAX = "tax";
  static final String TIP = "tip";

  public static final OrderCharges NONE =
      new OrderCharges(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
}
