package com.loyalnest.points.merge;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.activity.ActivityRewarded;
import com.loyalnest.points.earning.PointsReversed;
import com.loyalnest.points.explanation.PlainChange;
import com.loyalnest.points.ledger.AccountBook;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.PointsLot;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.program.Programs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Gives a person once what a person is given once. Of two accounts that were both given points for
/// the same deed, the one that goes on keeps them; the other gives them back before it is merged,
/// and has them again if the two are parted. The accounts are locked.
@Component
class DoubledBonuses {
  private final Accounts accounts;
  private final DoubledBonusTable bonuses;
  private final Programs programs;
  private final Ids ids;

  DoubledBonuses(Accounts accounts, DoubledBonusTable bonuses, Programs programs, Ids ids) {
    this.accounts = accounts;
    this.bonuses = bonuses;
    this.programs = programs;
    this.ids = ids;
  }

  /// @param book of the account that is merged
  /// @param into the account that goes on
  List<? extends DomainEvent> takeBack(
      String mergeId, AccountBook book, AccountKey into, String actor, Instant now) {
    var merchantId = into.merchantId();
    var doubled =
        bonuses.find(merchantId, accounts.members(book.account()), accounts.members(into));
    if (doubled.isEmpty()) {
      return List.of();
    }
    bonuses.insert(merchantId, mergeId, doubled);
    return doubled.stream().map(bonus -> takeBack(mergeId, book, bonus, actor, now)).toList();
  }

  private PointsReversed takeBack(
      String mergeId, AccountBook book, DoubledBonus bonus, String actor, Instant now) {
    var reversal = entry(TransactionType.REVERSE, mergeId, bonus, actor, now);
    Predicate<PointsLot> own = lot -> lot.lotId().equals(bonus.transactionId());
    book.restoreExpired(ids.nextText(), reversal, own);
    return new PointsReversed(book.takeBack(ids.nextText(), reversal, own));
  }

  /// @param book of the account that stands for itself again
  List<? extends DomainEvent> giveAgain(
      CustomerMerge merge, AccountBook book, String actor, Instant now) {
    var program = programs.of(book.account().merchantId()).at(now);
    return bonuses.ofMerge(merge).stream()
        .map(bonus -> {
          var entry = entry(TransactionType.EARN, merge.mergeId(), bonus, actor, now);
          var expiresAt = program.config().expiresAt(now);
          return new ActivityRewarded(
              bonus.activity(), book.credit(ids.nextText(), entry, now, expiresAt));
        })
        .toList();
  }

  private static Entry entry(
      TransactionType type, String mergeId, DoubledBonus bonus, String actor, Instant now) {
    return new Entry(
        type,
        bonus.points(),
        PlainChange.DOUBLED,
        null,
        Map.of(),
        null,
        String.join(
            "/",
            "doubled",
            mergeId,
            bonus.customerId(),
            bonus.activity(),
            bonus.deedKey(),
            type.word()),
        actor,
        now);
  }
}
