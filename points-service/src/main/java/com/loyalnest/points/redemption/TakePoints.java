package com.loyalnest.points.redemption;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.ledger.AccountBook;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.reward.Reward;
import com.loyalnest.points.reward.RewardsOnOffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Decides whether a customer can have a reward, and takes its points out of the book.
@Component
class TakePoints {
  private final RedemptionTable redemptions;
  private final Payouts payouts;
  private final Ids ids;
  private final BusinessClock clock;

  TakePoints(RedemptionTable redemptions, Payouts payouts, Ids ids, BusinessClock clock) {
    this.redemptions = redemptions;
    this.payouts = payouts;
    this.ids = ids;
    this.clock = clock;
  }

  sealed interface Taking {}

  /// The points are out of the book, and nothing is written yet.
  record Taken(
      RedeemRewardCommand command,
      String redemptionId,
      RedemptionPrice price,
      Payout payout,
      PostedTransaction spent)
      implements Taking {}

  record Refused(RedemptionOutcome outcome) implements Taking {}

  /// @param person all accounts of the customer
  /// @param book of the account that goes on
  Taking take(
      RedeemRewardCommand command, Set<String> person, AccountBook book, RewardsOnOffer offer) {
    var reward = offer.find(command.rewardId());
    if (reward.isEmpty()) {
      return new Refused(new RedemptionOutcome.RewardUnknown());
    }
    var taking =
        refusal(command, person, reward.get())
            .<Taking>map(Refused::new)
            .orElseGet(() -> spend(command, reward.get(), book));
    if (taking instanceof Taken) {
      offer.redeemed(reward.get());
    }
    return taking;
  }

  private Optional<RedemptionOutcome> refusal(
      RedeemRewardCommand command, Set<String> person, Reward reward) {
    if (!reward.active()) {
      return Optional.of(new RedemptionOutcome.RewardInactive());
    }
    if (reward.isSoldOut()) {
      return Optional.of(new RedemptionOutcome.SoldOut());
    }
    var limit = reward.definition().customerLimit();
    return limit != null
            && reward.isLimitReached(
                redemptions.countStanding(command.merchantId(), person, reward.rewardId()))
        ? Optional.of(new RedemptionOutcome.LimitReached(limit))
        : Optional.empty();
  }

  private Taking spend(RedeemRewardCommand command, Reward reward, AccountBook book) {
    var available = book.balance().available();
    var found = RedemptionPrice.of(reward.definition(), command.points(), available);
    if (found.isEmpty()) {
      return new Refused(
          new RedemptionOutcome.PointsNotPossible(reward.cost(), reward.definition().mostCost()));
    }
    var price = found.get();
    if (price.cost() > available) {
      return new Refused(new RedemptionOutcome.InsufficientPoints(available, price.cost()));
    }
    var now = clock.now();
    var redemptionId = ids.nextText();
    return payouts
        .of(book.account(), reward.rewardId(), redemptionId, price.terms(), now)
        .<Taking>map(payout -> {
          var entry = entry(command, price.cost(), redemptionId, now);
          var spent = book.spend(ids.nextText(), entry).orElseThrow();
          return new Taken(command, redemptionId, price, payout, spent);
        })
        .orElseGet(() -> new Refused(new RedemptionOutcome.SoldOut()));
  }

  private static Entry entry(
      RedeemRewardCommand command, int cost, String redemptionId, Instant now) {
    return new Entry(
        TransactionType.REDEEM,
        cost,
        "reward",
        null,
        Map.of(),
        null,
        "redemption/" + redemptionId + "/redeem",
        command.actor(),
        now);
  }
}
