package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;

/// What a code takes off.
public sealed interface Worth {
  /// So much money, spread over the lines.
  record AmountOff(BigDecimal amount) implements Worth {}

  /// A part of the lines' value.
  ///
  /// @param part 0.1 is ten percent
  record PercentageOff(BigDecimal part) implements Worth {}

  /// All of the shipping.
  record FreeShipping() implements Worth {}
}
