package com.loyalnest.points.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Admin API answers about discounts; each document sets one part of the data.
record DiscountAnswer(
    @Nullable Change created, @Nullable Change deactivated, @Nullable Node found) {

  /// @param node absent when there are errors
  record Change(@Nullable Node node, List<UserError> userErrors) {}

  record Node(String id, @Nullable CodeDiscount codeDiscount) {}

  /// Of a kind that we never make, both are absent.
  record CodeDiscount(@Nullable String title, @Nullable Integer asyncUsageCount) {}

  record UserError(@Nullable String code) {}
}
