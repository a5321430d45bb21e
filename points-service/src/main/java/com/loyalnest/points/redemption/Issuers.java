package com.loyalnest.points.redemption;

import com.loyalnest.points.reward.RewardType;

/// Who issues which kind of reward.
@FunctionalInterface
public interface Issuers {
  Issuer of(RewardType type);
}
