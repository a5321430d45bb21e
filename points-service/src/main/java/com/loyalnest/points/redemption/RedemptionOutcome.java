package com.loyalnest.points.redemption;

/// What became of a wish to redeem. Only [Redeemed] took points.
public sealed interface RedemptionOutcome {
  /// @param repeated the key had come before, and this is what it brought
  record Redeemed(Redemption redemption, boolean repeated) implements RedemptionOutcome {}

  record RewardUnknown() implements RedemptionOutcome {}

  record RewardInactive() implements RedemptionOutcome {}

  record SoldOut() implements RedemptionOutcome {}

  record LimitReached(int limit) implements RedemptionOutcome {}

  record InsufficientPoints(int available, int cost) implements RedemptionOutcome {}

  /// The key came earlier with another reward.
  record KeyReused() implements RedemptionOutcome {}
}
