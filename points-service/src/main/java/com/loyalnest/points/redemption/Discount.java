package com.loyalnest.points.redemption;

import com.loyalnest.points.reward.RewardTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A discount as the shop is asked to make it: once, for one customer.
///
/// @param redemptionId stands in the discount's title, so that it is known again
public record Discount(
    String merchantId,
    String redemptionId,
    String customerExternalId,
    String code,
    RewardTerms terms,
    Instant startsAt,
    @Nullable Instant endsAt) {
  @Override
  public String toString() {
    return "Discount[" + redemptionId + "]";
  }
}
