package com.loyalnest.points.reward;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The rewards of a program. A definition must have passed [RewardRules].
@Component
public class Rewards {
  private final RewardTable rewards;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  Rewards(RewardTable rewards, Outbox outbox, Ids ids, BusinessClock clock) {
    this.rewards = rewards;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  public Reward create(String merchantId, RewardDefinition definition) {
    var rewardId = ids.nextText();
    rewards.insert(merchantId, rewardId, definition, clock.now());
    outbox.append(merchantId, new RewardChanged(rewardId, "created"));
    return rewards.find(merchantId, rewardId).orElseThrow();
  }

  /// Says anew what a reward is, and offers it again; empty when there is none of that id.
  @Transactional
  public Optional<Reward> update(String merchantId, String rewardId, RewardDefinition definition) {
    if (rewards.update(merchantId, rewardId, definition, clock.now())) {
      outbox.append(merchantId, new RewardChanged(rewardId, "updated"));
    }
    return rewards.find(merchantId, rewardId);
  }

  /// Takes a reward out of the program; empty when there is none of that id.
  @Transactional
  public Optional<Reward> deactivate(String merchantId, String rewardId) {
    if (rewards.deactivate(merchantId, rewardId, clock.now())) {
      outbox.append(merchantId, new RewardChanged(rewardId, "deactivated"));
    }
    return rewards.find(merchantId, rewardId);
  }

  /// All of a merchant's rewards, the cheapest first.
  @Transactional(readOnly = true)
  public List<Reward> list(String merchantId) {
    return rewards.list(merchantId);
  }

  /// The rewards as they are offered. One with a stock is redeemed by nobody else until the
  /// transaction ends; any other by as many as like. Call it after the accounts are locked.
  public RewardsOnOffer lock(String merchantId, Collection<String> rewardIds) {
    var found = rewards.find(merchantId, new TreeSet<>(rewardIds));
    return new RewardsOnOffer(
        merchantId,
        found.stream()
            .map(reward -> reward.definition().stock() == null ? reward : locked(reward))
            .toList());
  }

  private Reward locked(Reward reward) {
    return rewards.lock(reward.merchantId(), reward.rewardId()).orElseThrow();
  }

  /// Those had in this transaction. Everybody who redeems a reward writes its row: make it the last
  /// statement, so that they wait for each other no longer than a commit takes.
  public void countRedeemed(RewardsOnOffer offer) {
    rewards.count(offer.merchantId(), offer.redeemed());
  }

  /// One that was had came back.
  public void countReturned(String merchantId, String rewardId) {
    rewards.count(merchantId, Map.of(rewardId, -1));
  }
}
