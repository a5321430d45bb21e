package com.loyalnest.points.redemption;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.reward.RewardTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An exchange of points for a reward, with the terms it was made with.
///
/// @param sealedCode opens with [DiscountCodes]
/// @param discountId the platform's id of the discount, once it is known
/// @param endsAt until when the code is good; absent means for ever
/// @param orderId the platform's number of the order in which the code was used
public record Redemption(
    AccountKey account,
    String redemptionId,
    String rewardId,
    RedemptionStatus status,
    int cost,
    RewardTerms terms,
    byte[] sealedCode,
    @Nullable String discountId,
    String redeemTransactionId,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String orderId,
    int tries,
    Instant createdAt) {

  public String merchantId() {
    return account.merchantId();
  }
}
