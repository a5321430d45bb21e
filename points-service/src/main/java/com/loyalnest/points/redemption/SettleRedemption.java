package com.loyalnest.points.redemption;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.PointsMoved;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.redemption.Issuer.Creation.Created;
import com.loyalnest.points.redemption.RedemptionTable.Move;
import com.loyalnest.points.reward.Rewards;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what the shop answered about a redemption. Two answers about the same one run in
/// turn, and the second finds it settled and changes nothing. Accounts are locked before
/// redemptions, here as everywhere.
@Component
class SettleRedemption {
  private final RedemptionTable redemptions;
  private final DiscountCodes codes;
  private final Ledger ledger;
  private final Rewards rewards;
  private final Patience patience;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  SettleRedemption(
      RedemptionTable redemptions,
      DiscountCodes codes,
      Ledger ledger,
      Rewards rewards,
      Patience patience,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.redemptions = redemptions;
    this.codes = codes;
    this.ledger = ledger;
    this.rewards = rewards;
    this.patience = patience;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /// The shop made it.
  @Transactional
  public void issued(Redemption redemption, Created created) {
    if (isStill(redemption, RedemptionStatus.PENDING)) {
      if (!created.code().isEmpty()) {
        redemptions.keepCode(
            redemption,
            codes.seal(redemption, created.code()),
            codes.index(redemption.merchantId(), created.code()));
      }
      redemptions.move(redemption, Move.issued(created.issuedId()), clock.now());
      outbox.append(redemption.merchantId(), new RewardIssued(redemption));
    }
  }

  /// The shop will not make it: the points go back.
  @Transactional
  public void refused(Redemption redemption) {
    giveBack(redemption, RedemptionStatus.PENDING, RedemptionStatus.REFUSED);
  }

  /// It is out of use and was never used: the points go back.
  @Transactional
  public void cancelled(Redemption redemption) {
    if (giveBack(redemption, RedemptionStatus.CANCELLING, RedemptionStatus.CANCELLED)) {
      outbox.append(redemption.merchantId(), new RewardCancelled(redemption));
    }
  }

  /// It was used before it could be withdrawn.
  @Transactional
  public void used(Redemption redemption) {
    if (isStill(redemption, RedemptionStatus.CANCELLING)) {
      redemptions.move(redemption, Move.to(RedemptionStatus.USED), clock.now());
      outbox.append(redemption.merchantId(), new RewardUsed(redemption, ""));
    }
  }

  /// Nothing was done, and asking again does no harm.
  @Transactional
  public void postponed(Redemption redemption) {
    redemptions.forgetAsking(redemption);
    doubtful(redemption);
  }

  /// Nobody can tell whether the shop made it: a person decides, by [ResolveRedemption].
  @Transactional
  public void unknown(Redemption redemption) {
    if (isStill(redemption, RedemptionStatus.PENDING)) {
      redemptions.move(redemption, Move.to(RedemptionStatus.UNKNOWN), clock.now());
    }
  }

  /// A person found that the shop made it.
  @Transactional
  public boolean foundIssued(Redemption redemption) {
    if (!isStill(redemption, RedemptionStatus.UNKNOWN)) {
      return false;
    }
    redemptions.move(redemption, Move.to(RedemptionStatus.ISSUED), clock.now());
    outbox.append(redemption.merchantId(), new RewardIssued(redemption));
    return true;
  }

  /// A person found that the shop did not make it: the points go back.
  @Transactional
  public boolean foundMissing(Redemption redemption) {
    return giveBack(redemption, RedemptionStatus.UNKNOWN, RedemptionStatus.REFUSED);
  }

  /// Nothing is known for certain.
  @Transactional
  public void doubtful(Redemption redemption) {
    redemptions.tryLater(redemption, patience.after(redemption.tries()));
  }

  private boolean giveBack(Redemption redemption, RedemptionStatus from, RedemptionStatus to) {
    var account = redemption.account();
    var books = ledger.lock(List.of(account), List.of(account));
    if (!isStill(redemption, from)) {
      return false;
    }
    var now = clock.now();
    var taken =
        ledger.takenBy(account, redemption.redeemTransactionId()).stream()
            .map(taking -> taking.back(taking.points()))
            .toList();
    var back = books.restore(account, ids::nextText, entry(redemption, to.word(), now), taken);
    var restored = back.transaction();
    ledger.write(books);
    rewards.countReturned(redemption.merchantId(), redemption.rewardId());
    redemptions.move(redemption, Move.restored(to, restored.transactionId()), now);
    outbox.append(redemption.merchantId(), new PointsRestored(restored, redemption.redemptionId()));
    back.flowedOn()
        .forEach(moved -> outbox.append(redemption.merchantId(), new PointsMoved(moved)));
    return true;
  }

  private boolean isStill(Redemption redemption, RedemptionStatus status) {
    return redemptions
        .lock(redemption.merchantId(), redemption.redemptionId())
        .filter(now -> now.status() == status)
        .isPresent();
  }

  private static Entry entry(Redemption redemption, String source, Instant now) {
    return new Entry(
        TransactionType.RESTORE,
        redemption.cost(),
        source,
        null,
        Map.of(),
        null,
        "redemption/" + redemption.redemptionId() + "/restore",
        "system",
        now);
  }
}
