package com.loyalnest.points.merge;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.earning.SpendingChange;
import com.loyalnest.points.earning.SpendingWatch;
import com.loyalnest.points.ledger.AccountBook;
import com.loyalnest.points.ledger.AccountBooks;
import com.loyalnest.points.ledger.ActiveTimes;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.PointsMove;
import com.loyalnest.points.merge.CustomerMerge.Source;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets an account go on as another, because both are one person's.
///
/// What it holds moves lot by lot with all dates; what it owes is owed, and at once paid as far as
/// points go, by the account that goes on. Nothing is rewritten: identities, orders and redemptions
/// keep naming the account they were made with, and whoever looks it up or posts to it is led to
/// the one that goes on. So it makes no difference whether a merge comes before or after what else
/// the shop tells, and in which order a chain of merges comes. The same merge again changes
/// nothing. What both were given and a person is given once, a bonus or a goal, counts once from
/// then on.
@Component
public class MergeCustomers {
  private static final String SOURCE = "merge";
  private static final String CLAIM = "claim";

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

  MergeCustomers(
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

  /// The shop made one customer of two.
  @Transactional(propagation = Propagation.MANDATORY)
  public MergeOutcome asTheShopDid(MergeCustomersCommand command) {
    return merge(command, Source.SHOP);
  }

  /// A guest is the customer who proved that the address is theirs. What was merged once is left to
  /// those who undid it.
  @Transactional(propagation = Propagation.MANDATORY)
  public MergeOutcome byClaim(MergeCustomersCommand command) {
    return merges.isKnown(command.merged())
        ? new MergeOutcome.MergedBefore()
        : merge(command, Source.CLAIM);
  }

  /// A member of staff says that two are one person.
  @Transactional(propagation = Propagation.MANDATORY)
  public MergeOutcome byStaff(MergeCustomersCommand command) {
    return merge(command, Source.STAFF);
  }

  private MergeOutcome merge(MergeCustomersCommand command, Source source) {
    var both = List.of(command.merged(), command.into());
    var books = ledger.lock(both, both);
    if (books.of(command.merged()).equals(books.of(command.into()))) {
      return new MergeOutcome.SameAccount();
    }
    if (books.isMerged(command.merged())) {
      return new MergeOutcome.MergedBefore();
    }
    var from = books.own(command.merged());
    var into = books.of(command.into());
    return into.balance().hasRoomFor(from.balance().available() + from.balance().pending())
        ? move(command, source, books)
        : new MergeOutcome.BalanceFull();
  }

  private MergeOutcome move(MergeCustomersCommand command, Source source, AccountBooks books) {
    var now = clock.now();
    var from = books.own(command.merged());
    var into = books.of(command.into());
    var mergeId = ids.nextText();
    var reversed = doubledBonuses.takeBack(mergeId, from, into.account(), command.actor(), now);
    var move =
        new PointsMove(
            from, into, ids::nextText, new PointsMove.Terms(kind(source), command.actor(), now));
    var points = move.lots(holdings.origins(command.merged()));
    var owed = move.debt(from.balance().debt());
    move.earnedInAll(from.balance().totalEarned());
    ledger.write(books);
    activeTimes.join(command.merged(), into.account());
    accounts.merge(command.merged(), command.customerId());
    merges.insert(kept(mergeId, command, source, now, owed));
    outbox.append(told(command, source, points, reversed, from, into));
    spendingWatch.changed(
        List.of(new SpendingChange(into.account(), command.actor(), command.cause())));
    return new MergeOutcome.Done(
        command.merged().customerId(), into.account().customerId(), points);
  }

  private static String kind(Source source) {
    return source == Source.CLAIM ? CLAIM : SOURCE;
  }

  private static CustomerMerge kept(
      String mergeId, MergeCustomersCommand command, Source source, Instant now, int owed) {
    return new CustomerMerge(
        mergeId,
        command.merged(),
        command.customerId(),
        source,
        command.reason(),
        command.actor(),
        now,
        owed);
  }

  private static List<Occurrence> told(
      MergeCustomersCommand command,
      Source source,
      int points,
      List<? extends DomainEvent> reversed,
      AccountBook from,
      AccountBook into) {
    AccountKey merged = command.merged();
    return Stream.concat(
            reversed.stream(),
            Stream.of(
                new CustomersMerged(
                    merged,
                    into.account().customerId(),
                    source.word(),
                    points,
                    from.balance(),
                    into.balance())))
        .map(fact -> new Occurrence(merged.merchantId(), fact, command.cause()))
        .toList();
  }
}
