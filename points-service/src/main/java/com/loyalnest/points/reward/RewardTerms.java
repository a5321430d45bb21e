package com.loyalnest.points.reward;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a reward is good for. A redemption keeps the terms it was made with.
///
/// @param value money of an amount off, a store credit or a gift card, per cent of a percentage;
///   otherwise absent
/// @param currency the shop's; there exactly when one of the values is money
/// @param minimumSpend what an order must come to; absent when anything will do
/// @param codeDays how long it is good for; absent means for ever
/// @param freeProduct there exactly when the reward is one
public record RewardTerms(
    RewardType type,
    @Nullable BigDecimal value,
    @Nullable String currency,
    @Nullable BigDecimal minimumSpend,
    @Nullable Integer codeDays,
    Combinations combinesWith,
    @Nullable FreeProduct freeProduct) {

  /// Which other discounts a code goes with.
  public record Combinations(boolean order, boolean product, boolean shipping) {}

  /// A product that costs nothing. Shopify gives it on top of something that is bought.
  ///
  /// @param variantId the platform's number of the product's variant
  /// @param qualifyingCollectionId the platform's number of the collection of which something must
  ///   be bought: for the minimum spend, or one piece when there is none
  public record FreeProduct(String variantId, String qualifyingCollectionId) {}

  /// The terms with another value.
  public RewardTerms worth(BigDecimal other) {
    return new RewardTerms(
        type, other, currency, minimumSpend, codeDays, combinesWith, freeProduct);
  }
}
