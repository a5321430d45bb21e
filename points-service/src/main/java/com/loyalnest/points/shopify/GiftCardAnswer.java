package com.loyalnest.points.shopify;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Admin API answers about gift cards; each document sets one part of the data.
record GiftCardAnswer(
    @Nullable Change created, @Nullable Change deactivated, @Nullable Found found) {

  /// @param giftCard absent when there are errors
  record Change(@Nullable GiftCard giftCard, List<UserError> userErrors) {}

  record Found(List<GiftCard> nodes) {}

  record GiftCard(
      String id, @Nullable String note, @Nullable Money balance, @Nullable Money initialValue) {}

  record Money(BigDecimal amount) {}

  record UserError(@Nullable String code) {}
}
