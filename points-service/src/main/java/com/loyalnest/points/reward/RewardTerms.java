package com.loyalnest.points.reward;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a code of a reward is good for. A redemption keeps the terms it was made with.
///
/// @param value money of an amount off, per cent of a percentage; absent for free shipping
/// @param currency the shop's; there exactly when one of the values is money
/// @param minimumSpend what an order must come to; absent when anything will do
/// @param codeDays how long a code is good for; absent means for ever
public record RewardTerms(
    RewardType type,
    @Nullable BigDecimal value,
    @Nullable String currency,
    @Nullable BigDecimal minimumSpend,
    @Nullable Integer codeDays,
    Combinations combinesWith) {

  /// Which other discounts a code goes with.
  public record Combinations(boolean order, boolean product, boolean shipping) {}
}
