package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import java.util.List;

/// What a code takes off each line and off the shipping.
public record AppliedCode(DiscountCode code, List<BigDecimal> lines, BigDecimal shipping) {

  public BigDecimal total() {
    return lines.stream().reduce(shipping, BigDecimal::add);
  }
}
