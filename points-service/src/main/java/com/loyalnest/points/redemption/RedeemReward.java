package com.loyalnest.points.redemption;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.ledger.AccountBooks;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.reward.Reward;
import com.loyalnest.points.reward.Rewards;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Exchanges a customer's points for a reward.
///
/// The balance is locked before anything is read, so redemptions by one customer run in turn and
/// each sees what the others left. A refusal changes no points. The shop knows nothing of it yet:
/// [FollowRedemption] follows once this is committed.
@Component
public class RedeemReward {
  private final Ledger ledger;
  private final Accounts accounts;
  private final Rewards rewards;
  private final RedemptionTable redemptions;
  private final DiscountCodes codes;
  private final Payouts payouts;
  private final Patience patience;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  RedeemReward(
      Ledger ledger,
      Accounts accounts,
      Rewards rewards,
      RedemptionTable redemptions,
      DiscountCodes codes,
      Payouts payouts,
      Patience patience,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.rewards = rewards;
    this.redemptions = redemptions;
    this.codes = codes;
    this.payouts = payouts;
    this.patience = patience;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  public RedemptionOutcome redeem(RedeemRewardCommand command) {
    var account = command.account();
    var books = ledger.lock(List.of(account), List.of(account));
    var earlier = earlier(command);
    if (earlier.isPresent()) {
      return isSame(earlier.get(), command)
          ? new RedemptionOutcome.Redeemed(earlier.get(), true)
          : new RedemptionOutcome.KeyReused();
    }
    var reward = rewards.lock(account.merchantId(), command.rewardId());
    if (reward.isEmpty()) {
      return new RedemptionOutcome.RewardUnknown();
    }
    return refusal(command, reward.get()).orElseGet(() -> spend(command, reward.get(), books));
  }

  /// All accounts of the person, as it is now: a merge may have come before the lock.
  private Set<String> persons(RedeemRewardCommand command) {
    return accounts.members(accounts.current(command.account()));
  }

  private static boolean isSame(Redemption earlier, RedeemRewardCommand command) {
    return earlier.rewardId().equals(command.rewardId())
        && (command.points() == 0 || command.points() == earlier.cost());
  }

  private Optional<Redemption> earlier(RedeemRewardCommand command) {
    return command.idempotencyKey().isEmpty()
        ? Optional.empty()
        : redemptions.findByKey(
            command.account().merchantId(), persons(command), command.idempotencyKey());
  }

  private Optional<RedemptionOutcome> refusal(RedeemRewardCommand command, Reward reward) {
    if (!reward.active()) {
      return Optional.of(new RedemptionOutcome.RewardInactive());
    }
    if (reward.isSoldOut()) {
      return Optional.of(new RedemptionOutcome.SoldOut());
    }
    var limit = reward.definition().customerLimit();
    return limit != null
            && reward.isLimitReached(
                redemptions.countStanding(
                    command.account().merchantId(), persons(command), reward.rewardId()))
        ? Optional.of(new RedemptionOutcome.LimitReached(limit))
        : Optional.empty();
  }

  private RedemptionOutcome spend(RedeemRewardCommand command, Reward reward, AccountBooks books) {
    var book = books.of(command.account());
    var available = book.balance().available();
    var found = RedemptionPrice.of(reward.definition(), command.points(), available);
    if (found.isEmpty()) {
      return new RedemptionOutcome.PointsNotPossible(reward.cost(), reward.definition().mostCost());
    }
    var price = found.get();
    if (price.cost() > available) {
      return new RedemptionOutcome.InsufficientPoints(available, price.cost());
    }
    var now = clock.now();
    var redemptionId = ids.nextText();
    return payouts
        .of(command.account(), reward.rewardId(), redemptionId, price.terms(), now)
        .<RedemptionOutcome>map(payout -> {
          var spent =
              book.spend(ids.nextText(), entry(command, price.cost(), redemptionId, now))
                  .orElseThrow();
          var redemption = redemption(reward.rewardId(), redemptionId, price, spent, payout);
          ledger.write(books);
          write(command, redemption, payout, spent);
          return new RedemptionOutcome.Redeemed(redemption, false);
        })
        .orElseGet(RedemptionOutcome.SoldOut::new);
  }

  private void write(
      RedeemRewardCommand command, Redemption redemption, Payout payout, PostedTransaction spent) {
    redemptions.insert(redemption, keys(command, redemption, payout));
    outbox.append(redemption.merchantId(), new PointsRedeemed(spent, redemption));
    if (redemption.status() == RedemptionStatus.ISSUED) {
      outbox.append(redemption.merchantId(), new RewardIssued(redemption));
    }
    rewards.countRedeemed(redemption.merchantId(), redemption.rewardId());
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

  private Redemption redemption(
      String rewardId,
      String redemptionId,
      RedemptionPrice price,
      PostedTransaction spent,
      Payout payout) {
    var merchantId = spent.account().merchantId();
    var now = spent.entry().createdAt();
    return new Redemption(
        spent.account(),
        redemptionId,
        rewardId,
        payout.status(),
        price.cost(),
        price.terms(),
        payout.code().isEmpty() ? null : codes.seal(merchantId, redemptionId, payout.code()),
        null,
        spent.transactionId(),
        now,
        payout.endsAt(),
        null,
        null,
        0,
        now);
  }

  /// Without a key of the caller's the redemption is its own.
  private RedemptionTable.Keys keys(
      RedeemRewardCommand command, Redemption redemption, Payout payout) {
    var key = command.idempotencyKey();
    var code = payout.code();
    return new RedemptionTable.Keys(
        key.isEmpty() ? redemption.redemptionId() : key,
        code.isEmpty() ? null : codes.index(redemption.merchantId(), code),
        payout.status() == RedemptionStatus.PENDING ? patience.after(0) : null);
  }
}
