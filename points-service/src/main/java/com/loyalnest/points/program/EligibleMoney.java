package com.loyalnest.points.program;

import java.math.BigDecimal;

/// Which money of an order earns besides the price of goods, and how much of it there must be.
///
/// @param giftCards whether buying a gift card earns; what is paid with one earns in any case
/// @param minimum of money that earns, net of refunds, in major units of the shop's currency
public record EligibleMoney(
    boolean giftCards, boolean tax, boolean shipping, boolean tips, BigDecimal minimum) {
  /// Goods only: a gift card earns when it is spent, not when it is bought.
  public static final EligibleMoney GOODS =
      new EligibleMoney(false, false, false, false, BigDecimal.ZERO);

  public EligibleMoney {
    if (minimum.signum() < 0) {
      throw new IllegalArgumentException("minimum: not negative");
    }
  }
}
