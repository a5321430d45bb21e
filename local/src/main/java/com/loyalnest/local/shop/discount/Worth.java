package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

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

  /// Pieces of one thing, for who buys something of a collection beside them.
  ///
  /// @param pieces that cost nothing
  /// @param collectionId what is bought must be of it
  /// @param bought how many pieces must be bought; null where money is asked for
  /// @param spent how much must be spent; null where pieces are asked for
  record FreeProduct(
      long variantId,
      int pieces,
      long collectionId,
      @Nullable Integer bought,
      @Nullable BigDecimal spent)
      implements Worth {}
}
