package com.loyalnest.points.merge;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.earning.SpendingChange;
import com.loyalnest.points.earning.SpendingWatch;
import com.loyalnest.points.ledger.AccountBooks;
import com.loyalnest.points.ledger.ActiveTimes;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.LotOrigin;
import com.loyalnest.points.ledger.PointsMove;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Undoes a merge within thirty days: the account stands for itself again.
///
/// Every lot knows whose it was. What is left of the account's own returns to it: of what it
/// brought along, and of what its orders earned since. What was spent since stays spent; it came
/// from whichever lots expired first, whoever brought them, and is not shared out anew. What
/// expired since stays lost to who brought it. Of a debt that was brought along, what still stands
/// goes back; what was paid meanwhile stays paid. Whoever was merged into the account before goes
/// with it. A bonus that both had been given and that was taken back is given again; goals are
/// counted anew for each. Earned without an order while both were one – by an adjustment, by an
/// activity – stays with the account that went on.
@Component
public class UnmergeCustomers {
  private static final String SOURCE = "unmerge";

  private final Accounts accounts;
  private final Ledger ledger;
  private final ActiveTimes activeTimes;
  private final Holdings holdings;
  private final MergeTable merges;
  private final DoubledBonuses doubledBonuses;
  private final SpendingWatch spendingWatch;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  UnmergeCustomers(
      Accounts accounts,
      Ledger ledger,
      ActiveTimes activeTimes,
      Holdings holdings,
      MergeTable merges,
      DoubledBonuses doubledBonuses,
      SpendingWatch spendingWatch,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.accounts = accounts;
    this.ledger = ledger;
    this.activeTimes = activeTimes;
    this.holdings = holdings;
    this.merges = merges;
    this.doubledBonuses = doubledBonuses;
    this.spendingWatch = spendingWatch;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public MergeOutcome unmerge(UnmergeCustomersCommand command) {
    var now = clock.now();
    var account = List.of(command.merged());
    var books = ledger.lock(account, account);
    var merge = merges.standing(command.merged());
    if (merge.isEmpty()) {
      return new MergeOutcome.NotMerged();
    }
    return merge.get().isUndoableAt(now)
        ? undo(merge.get(), command, books, now)
        : new MergeOutcome.TooLate();
  }

  private MergeOutcome undo(
      CustomerMerge merge, UnmergeCustomersCommand command, AccountBooks books, Instant now) {
    var from = books.of(command.merged());
    var to = books.own(command.merged());
    var people = accounts.members(command.merged());
    var move =
        new PointsMove(from, to, ids::nextText, new PointsMove.Terms(SOURCE, command.actor(), now));
    move.debt(Math.min(merge.debtPoints(), from.balance().debt()));
    var points = move.lots(ofThese(people, holdings.origins(from.account())));
    move.earnedInAll(holdings.earned(command.merged().merchantId(), people));
    var given = doubledBonuses.giveAgain(merge, to, command.actor(), now);
    ledger.write(books);
    activeTimes.join(from.account(), command.merged());
    accounts.part(command.merged());
    merges.undo(merge, command, now);
    given.forEach(fact -> outbox.append(command.merged().merchantId(), fact));
    outbox.append(
        command.merged().merchantId(),
        new CustomersUnmerged(
            command.merged(), from.account().customerId(), points, to.balance(), from.balance()));
    spendingWatch.changed(
        Stream.of(command.merged(), from.account())
            .map(account -> new SpendingChange(account, command.actor(), Cause.current()))
            .toList());
    return new MergeOutcome.Done(
        command.merged().customerId(), from.account().customerId(), points);
  }

  private static Map<String, LotOrigin> ofThese(
      Set<String> people, Map<String, LotOrigin> origins) {
    return origins.entrySet().stream()
        .filter(lot -> people.contains(lot.getValue().home()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
