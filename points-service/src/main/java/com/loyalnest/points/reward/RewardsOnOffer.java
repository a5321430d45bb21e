package com.loyalnest.points.reward;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rewards as one transaction finds and leaves them: what it redeems counts at once for itself.
public final class RewardsOnOffer {
  private final String merchantId;
  private final SortedMap<String, Reward> rewards = new TreeMap<>();
  private final SortedMap<String, Integer> redeemed = new TreeMap<>();

  RewardsOnOffer(String merchantId, Collection<Reward> found) {
    this.merchantId = merchantId;
    found.forEach(reward -> rewards.put(reward.rewardId(), reward));
  }

  public Optional<Reward> find(String rewardId) {
    return Optional.ofNullable(rewards.get(rewardId));
  }

  /// One more was had.
  public void redeemed(Reward reward) {
    rewards.put(reward.rewardId(), reward.redeemedOnceMore());
    redeemed.merge(reward.rewardId(), 1, Integer::sum);
  }

  String merchantId() {
    return merchantId;
  }

  /// How often each was had here.
  Map<String, Integer> redeemed() {
    return redeemed;
  }
}
