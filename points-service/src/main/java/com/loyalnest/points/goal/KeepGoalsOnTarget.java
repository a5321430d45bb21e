package com.loyalnest.points.goal;

import static java.util.stream.Collectors.toCollection;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.activity.ActivityRewarded;
import com.loyalnest.points.earning.PointsReversed;
import com.loyalnest.points.earning.SpendingChange;
import com.loyalnest.points.earning.SpendingWatch;
import com.loyalnest.points.ledger.AccountBook;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.program.GoalSpend;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.Programs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings the ledger to what customers' spending towards goals is worth.
///
/// The target is computed from all orders of the customer, and only its difference to what is
/// written is posted: orders may come late, twice and shuffled, and refunds take back what they
/// undo, first from what the goal itself gave. The account is locked before the orders are read, so
/// the second of two orders at once sees both. What the accounts of one person spent counts
/// together.
@Component
class KeepGoalsOnTarget implements SpendingWatch {
  private final Programs programs;
  private final Accounts accounts;
  private final SpendingTable spending;
  private final GoalDecisions decisions;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  KeepGoalsOnTarget(
      Programs programs,
      Accounts accounts,
      SpendingTable spending,
      GoalDecisions decisions,
      Ledger ledger,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.programs = programs;
    this.accounts = accounts;
    this.spending = spending;
    this.decisions = decisions;
    this.ledger = ledger;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(List<SpendingChange> changes) {
    var merchants =
        changes.stream()
            .map(change -> change.account().merchantId())
            .collect(toCollection(TreeSet::new));
    var histories = programs.of(merchants);
    var spenders = new TreeMap<AccountKey, SpendingChange>();
    changes.stream()
        .filter(change -> hasGoal(history(histories, change)))
        .map(change -> change.of(accounts.current(change.account())))
        .forEach(change -> spenders.put(change.account(), change));
    if (!spenders.isEmpty()) {
      keep(spenders, histories);
    }
  }

  private static ProgramHistory history(
      Map<String, ProgramHistory> histories, SpendingChange change) {
    return Objects.requireNonNull(histories.get(change.account().merchantId()));
  }

  /// In any version: what an earlier one gave may have to be taken back.
  private static boolean hasGoal(ProgramHistory history) {
    return history.newestFirst().stream()
        .anyMatch(version -> version.config().activities().goalSpend().enabled());
  }

  private void keep(
      SortedMap<AccountKey, SpendingChange> spenders, Map<String, ProgramHistory> histories) {
    var books = ledger.lock(spenders.keySet(), spenders.keySet());
    var now = clock.now();
    var decided = new ArrayList<GoalDecision>();
    var events = new ArrayList<Occurrence>();
    for (var work : work(spenders, histories, now)) {
      var book = books.of(work.change().account());
      if (work.difference() != 0 && book.balance().hasRoomFor(work.difference())) {
        var posted = post(book, work, now);
        decided.add(decision(work, posted, now));
        events.add(
            new Occurrence(book.account().merchantId(), fact(posted), work.change().cause()));
      }
    }
    if (!decided.isEmpty()) {
      ledger.write(books);
      decisions.insert(decided);
      outbox.append(events);
    }
  }

  private Collection<GoalWork> work(
      SortedMap<AccountKey, SpendingChange> spenders,
      Map<String, ProgramHistory> histories,
      Instant now) {
    var people = accounts.members(spenders.keySet());
    var everybody = people.keySet().stream().flatMap(account -> members(account, people)).toList();
    var orders = spending.of(everybody);
    var earlier = decisions.of(everybody);
    return spenders.values().stream()
        .map(change -> {
          var history = history(histories, change);
          var spent = of(members(change.account(), people), orders);
          return new GoalWork(
              change,
              of(members(change.account(), people), earlier),
              GoalTarget.of(spent, history),
              history.at(now));
        })
        .toList();
  }

  private static Stream<AccountKey> members(
      AccountKey account, Map<AccountKey, Set<String>> people) {
    return people.getOrDefault(account, Set.of()).stream()
        .map(customerId -> new AccountKey(account.merchantId(), customerId));
  }

  private static <T> List<T> of(Stream<AccountKey> members, Map<AccountKey, List<T>> all) {
    return members.flatMap(member -> all.getOrDefault(member, List.of()).stream()).toList();
  }

  private PostedTransaction post(AccountBook book, GoalWork work, Instant now) {
    if (work.difference() > 0) {
      return book.credit(
          ids.nextText(),
          entry(TransactionType.EARN, work, now),
          now,
          work.program().config().expiresAt(now));
    }
    var reversal = entry(TransactionType.REVERSE, work, now);
    var own = work.ownLots();
    book.restoreExpired(ids.nextText(), reversal, own);
    return book.takeBack(ids.nextText(), reversal, own);
  }

  private static Entry entry(TransactionType type, GoalWork work, Instant now) {
    var change = work.change();
    return new Entry(
        type,
        Math.absExact(work.difference()),
        GoalSpend.KEY,
        null,
        Map.of(),
        null,
        "goal/" + change.account().customerId() + "/" + work.revision(),
        change.actor(),
        now);
  }

  private static DomainEvent fact(PostedTransaction posted) {
    return posted.entry().type() == TransactionType.EARN
        ? new ActivityRewarded(GoalSpend.KEY, posted)
        : new PointsReversed(posted);
  }

  private static GoalDecision decision(GoalWork work, PostedTransaction posted, Instant now) {
    return new GoalDecision(
        work.change().account(),
        work.revision(),
        work.points(),
        work.target().steps(),
        posted.transactionId(),
        now);
  }
}
