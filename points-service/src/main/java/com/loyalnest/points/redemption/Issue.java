package com.loyalnest.points.redemption;

import com.loyalnest.points.reward.RewardTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the shop is asked to issue for a redemption: once, for one customer.
///
/// @param redemptionId stands in what is issued, so that it is known again
/// @param points what it cost
/// @param code empty where none is needed
public record Issue(
    String merchantId,
    String redemptionId,
    String rewardId,
    int points,
    String customerExternalId,
    String code,
    RewardTerms terms,
    Instant startsAt,
    @Nullable Instant endsAt) {
  @Override
  public String toString() {
    return "Issue[" + redemptionId + "]";
  }
}
