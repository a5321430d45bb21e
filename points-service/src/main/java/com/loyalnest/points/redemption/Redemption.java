package com.loyalnest.points.redemption;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.reward.RewardTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An exchange of points for a reward, with the terms it was made with.
///
/// @param sealedCode opens with [DiscountCodes]; absent where no code is needed
/// @param issuedId the platform's id of what was issued, once it is known
/// @param endsAt until when it is good; absent means for ever
/// @param orderId the platform's number of the order in which the code was used
/// @param askedAt when the shop was asked for something it must not be asked for twice, in system
///   time
public record Redemption(
    AccountKey account,
    String redemptionId,
    String rewardId,
    RedemptionStatus status,
    int cost,
    RewardTerms terms,
    byte @Nullable [] sealedCode,
    @Nullable String issuedId,
    String redeemTransactionId,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String orderId,
    @Nullable Instant askedAt,
    int tries,
    Instant createdAt) {

  public String merchantId() {
    return account.merchantId();
  }
}
