package com.loyalnest.points.redemption;

/// What became of a wish to redeem. Only [Redeemed] took points.
public sealed interface RedemptionOutcome {
  /// @param repeated the key had come before, and this is what it brought
  record Redeemed(Redemption redemption, boolean repeated) implements RedemptionOutcome {}

  record CustomerUnknown() implements RedemptionOutcome {}

  record RewardUnknown() implements RedemptionOutcome {}

  record RewardInactive() implements RedemptionOutcome {}

  record SoldOut() implements RedemptionOutcome {}

  record LimitReached(int limit) implements RedemptionOutcome {}

  record InsufficientPoints(int available, int cost) implements RedemptionOutcome {}

  /// So many points cannot be exchanged for it.
  ///
  /// @param most equal to the step when the cost is fixed
  record PointsNotPossible(int step, int most) implements RedemptionOutcome {}

  /// The key came earlier with another reward or other points.
  record KeyReused() implements RedemptionOutcome {}
}
