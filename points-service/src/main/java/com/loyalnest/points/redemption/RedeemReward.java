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
import java.time.Duration;
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
/// each sees what the others left. A refusal changes no points. The code is not the shop's yet:
/// [IssueDiscount] follows once this is committed.
@Component
public class RedeemReward {
  private final Ledger ledger;
  private final Accounts accounts;
  private final Rewards rewards;
  private final RedemptionTable redemptions;
  private final DiscountCodes codes;
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
      Patience patience,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.rewards = rewards;
    this.redemptions = redemptions;
    this.codes = codes;
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
      return earlier.get().rewardId().equals(command.rewardId())
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
    var now = clock.now();
    var redemptionId = ids.nextText();
    var book = books.of(command.account());
    var spent = book.spend(ids.nextText(), entry(command, reward, redemptionId, now));
    if (spent.isEmpty()) {
      return new RedemptionOutcome.InsufficientPoints(book.balance().available(), reward.cost());
    }
    var code = codes.next();
    var redemption = pending(reward, redemptionId, spent.get(), code);
    redemptions.insert(redemption, keys(command, redemption, code));
    rewards.countRedeemed(reward.merchantId(), reward.rewardId());
    ledger.write(books);
    outbox.append(reward.merchantId(), new PointsRedeemed(spent.get(), redemption));
    return new RedemptionOutcome.Redeemed(redemption, false);
  }

  private static Entry entry(
      RedeemRewardCommand command, Reward reward, String redemptionId, Instant now) {
    return new Entry(
        TransactionType.REDEEM,
        reward.cost(),
        "reward",
        null,
        Map.of(),
        null,
        "redemption/" + redemptionId + "/redeem",
        command.actor(),
        now);
  }

  private Redemption pending(
      Reward reward, String redemptionId, PostedTransaction spent, String code) {
    var terms = reward.definition().terms();
    var now = spent.entry().createdAt();
    var days = terms.codeDays();
    return new Redemption(
        spent.account(),
        redemptionId,
        reward.rewardId(),
        RedemptionStatus.PENDING,
        reward.cost(),
        terms,
        codes.seal(reward.merchantId(), redemptionId, code),
        null,
        spent.transactionId(),
        now,
        days == null ? null : now.plus(Duration.ofDays(days)),
        null,
        0,
        now);
  }

  /// Without a key of the caller's the redemption is its own.
  private RedemptionTable.Keys keys(
      RedeemRewardCommand command, Redemption redemption, String code) {
    var key = command.idempotencyKey();
    return new RedemptionTable.Keys(
        key.isEmpty() ? redemption.redemptionId() : key,
        codes.index(redemption.merchantId(), code),
        patience.after(0));
  }
}
