package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One locked account with what has been posted to it since. All rules of the ledger are here, in
/// memory; [Ledger] only reads and writes. New points repay debt before they can be spent, and debt
/// arises only when nothing is left.
public final class AccountBook {
  private final AccountKey account;
  private final Balance opening;
  private final Map<String, PointsLot> lots = new LinkedHashMap<>();
  private final Map<String, Instant> opened = new LinkedHashMap<>();
  private final Map<String, String> homes = new HashMap<>();
  private final Set<String> changedLots = new LinkedHashSet<>();
  private final List<PostedTransaction> posted = new ArrayList<>();
  private final List<PostedRelease> released = new ArrayList<>();
  private Balance balance;
  private LastActive lastActive = LastActive.NEVER;
  private boolean lotsKnown;

  AccountBook(AccountKey account, Balance opening) {
    this.account = account;
    this.opening = opening;
    this.balance = opening;
  }

  public AccountKey account() {
    return account;
  }

  public Balance balance() {
    return balance;
  }

  /// What was posted since, as far as it is the customer's activity.
  LastActive lastActive() {
    return lastActive;
  }

  /// Everything that can still be taken; needed before the first debit.
  void lotsAre(List<PointsLot> open) {
    open.forEach(lot -> lots.put(lot.lotId(), lot));
    lotsKnown = true;
  }

  /// Opens a lot that can be spent at once. The transaction's id becomes the lot's.
  ///
  /// @param earnedAt decides among lots of one expiry; the time of the fact, not of its arrival
  public PostedTransaction credit(
      String transactionId, Entry entry, Instant earnedAt, @Nullable Instant expiresAt) {
    return credit(transactionId, entry, new LotTerms(earnedAt, entry.createdAt(), expiresAt));
  }

  /// Opens a lot. The transaction's id becomes the lot's. A lot that is held back repays no debt
  /// before its release.
  public PostedTransaction credit(String transactionId, Entry entry, LotTerms terms) {
    startsAnew(entry);
    var pending = terms.isPendingAt(entry.createdAt());
    var repaid = pending ? 0 : Math.min(balance.debt(), entry.points());
    var lot =
        new PointsLot(
            transactionId,
            entry.order(),
            entry.points(),
            entry.points(),
            terms.earnedAt(),
            terms.expiresAt(),
            0,
            pending);
    var takings = repaid == 0 ? List.<LotTaking>of() : List.of(lot.take(repaid));
    lots.put(lot.lotId(), lot.less(repaid));
    opened.put(lot.lotId(), terms.availableFrom());
    var earned = entry.type() == TransactionType.EARN;
    balance =
        pending
            ? balance.held(entry.points(), earned)
            : balance.credited(entry.points(), repaid, earned);
    return post(transactionId, Direction.CREDIT, entry, repaid, takings, List.of());
  }

  /// Ends the hold of a lot: what is left in it repays debt first, the rest can be spent.
  ///
  /// @return empty if nothing is held back in it any more
  public Optional<PostedRelease> release(String lotId, Instant now) {
    requireLots();
    var held = lots.get(lotId);
    if (held == null || !held.pending()) {
      return Optional.empty();
    }
    var repaid = Math.min(balance.debt(), held.remaining());
    var lot = held.released().less(repaid);
    change(lot);
    balance = balance.released(held.remaining(), repaid);
    lastActive = lastActive.at(now);
    var release = new PostedRelease(account, lot, held.remaining(), repaid, balance, now);
    released.add(release);
    return Optional.of(release);
  }

  /// Points that come into an empty account are not lost for what was not done before them; those
  /// of another account of the person bring their clock along.
  private void startsAnew(Entry entry) {
    if (balance.available() == 0 && entry.type() != TransactionType.MERGE) {
      lastActive = lastActive.at(entry.createdAt());
    }
  }

  /// Gives back what an earlier debit took, to the very lots it came from: restored points expire
  /// when they would have. What is owed meanwhile is repaid out of them first.
  public PostedTransaction restore(String transactionId, Entry entry, List<LotReturn> returns) {
    if (returns.stream().mapToInt(LotReturn::points).sum() != entry.points()) {
      throw new IllegalArgumentException("returns: as many points as the entry");
    }
    startsAnew(entry);
    for (var part : returns) {
      change(lots.getOrDefault(part.lot().lotId(), part.lot()).more(part.points()));
    }
    var repaid = Math.min(balance.debt(), entry.points());
    var restored = returns.stream().map(part -> lot(part.lot().lotId())).toList();
    var takings = LotSelection.from(restored).take(repaid);
    takings.forEach(taking -> change(taking.lot().less(taking.points())));
    balance = balance.credited(entry.points(), repaid, false);
    return post(transactionId, Direction.CREDIT, entry, repaid, takings, returns);
  }

  /// Takes points back: from the order's own lots, then as a spending would; what is not there
  /// becomes debt.
  public PostedTransaction takeBack(String transactionId, Entry entry) {
    return takeBack(transactionId, entry, ofOrder(entry));
  }

  /// The same of what no order gave.
  ///
  /// @param own tells the lots to take from before others
  public PostedTransaction takeBack(String transactionId, Entry entry, Predicate<PointsLot> own) {
    return debit(transactionId, entry, selection().preferring(own).take(entry.points()));
  }

  private static Predicate<PointsLot> ofOrder(Entry entry) {
    return ofOrder(entry.order());
  }

  private static Predicate<PointsLot> ofOrder(@Nullable OrderReference order) {
    return lot -> order != null && order.equals(lot.order());
  }

  /// How many of a reversal's points are not left in its order's own lots.
  public int missing(Entry reversal) {
    return Math.max(0, reversal.points() - left(reversal.order()));
  }

  /// What is left in the order's own lots.
  int left(@Nullable OrderReference order) {
    return own(ofOrder(order)).stream().mapToInt(PointsLot::remaining).sum();
  }

  private List<PointsLot> own(Predicate<PointsLot> isOwn) {
    requireLots();
    return lots.values().stream().filter(isOwn).toList();
  }

  /// Gives back what expired of an order, as far as a reversal of the order would otherwise take it
  /// a second time from elsewhere. Post it right before the reversal.
  ///
  /// @param missing what the reversal would take from elsewhere
  /// @return empty if the order's own lots still hold enough, or nothing of them expired
  Optional<PostedTransaction> restoreExpired(String transactionId, Entry reversal, int missing) {
    return restoreExpired(transactionId, reversal, ofOrder(reversal), missing);
  }

  /// The same of what no order gave.
  public Optional<PostedTransaction> restoreExpired(
      String transactionId, Entry reversal, Predicate<PointsLot> isOwn) {
    var left = own(isOwn).stream().mapToInt(PointsLot::remaining).sum();
    return restoreExpired(transactionId, reversal, isOwn, reversal.points() - left);
  }

  private Optional<PostedTransaction> restoreExpired(
      String transactionId, Entry reversal, Predicate<PointsLot> isOwn, int missing) {
    var own = own(isOwn);
    var given = Math.min(missing, own.stream().mapToInt(PointsLot::expired).sum());
    if (given <= 0) {
      return Optional.empty();
    }
    var left = given;
    for (var lot : own) {
      var part = Math.min(left, lot.expired());
      change(lot.restored(part));
      left -= part;
    }
    var entry = reversal.restoring(given, account);
    return Optional.of(credit(transactionId, entry, entry.createdAt(), null));
  }

  /// Loses what is left in lots whose time is over, in one transaction.
  ///
  /// @param entry for what is lost of these lots, which are some
  /// @return empty if there is nothing to lose in them
  public Optional<PostedTransaction> expire(
      String transactionId,
      Collection<String> lotIds,
      Instant now,
      Function<List<PointsLot>, Entry> entry) {
    return lose(transactionId, lotIds, lot -> lot.isLostAt(now), entry);
  }

  /// The same of lots whatever their own day, as far as they are not held back.
  public Optional<PostedTransaction> forfeit(
      String transactionId, Collection<String> lotIds, Function<List<PointsLot>, Entry> entry) {
    return lose(transactionId, lotIds, lot -> lot.remaining() > 0 && !lot.pending(), entry);
  }

  private Optional<PostedTransaction> lose(
      String transactionId,
      Collection<String> lotIds,
      Predicate<PointsLot> isLost,
      Function<List<PointsLot>, Entry> entry) {
    requireLots();
    var late =
        lotIds.stream()
            .distinct()
            .map(lots::get)
            .filter(lot -> lot != null && isLost.test(lot))
            .toList();
    if (late.isEmpty()) {
      return Optional.empty();
    }
    var takings = late.stream().map(lot -> lot.take(lot.remaining())).toList();
    var posted = debit(transactionId, entry.apply(late), takings);
    late.forEach(lot -> change(lot.lost()));
    return Optional.of(posted);
  }

  /// Spends points, all or none.
  public Optional<PostedTransaction> spend(String transactionId, Entry entry) {
    return entry.points() > balance.available()
        ? Optional.empty()
        : Optional.of(debit(transactionId, entry, selection().take(entry.points())));
  }

  /// What can still be taken, in the order in which it was earned.
  List<PointsLot> remaining() {
    requireLots();
    return lots.values().stream()
        .filter(lot -> lot.remaining() > 0)
        .sorted(Comparator.comparing(PointsLot::earnedAt).thenComparing(PointsLot::lotId))
        .toList();
  }

  /// Gives up all that is left in a lot to another account.
  PostedTransaction giveUp(String transactionId, Entry entry, PointsLot lot) {
    return debit(transactionId, entry, List.of(lot.take(lot.remaining())));
  }

  /// Opens a lot for points that were another account's.
  PostedTransaction receive(String transactionId, Entry entry, LotTerms terms, String home) {
    if (!home.equals(account.customerId())) {
      homes.put(transactionId, home);
    }
    return credit(transactionId, entry, terms);
  }

  /// Whose the points of a lot opened since were before; absent when they were always this
  /// account's.
  @Nullable String home(String lotId) {
    return homes.get(lotId);
  }

  void earnedInAll(long points) {
    balance = balance.earnedInAll(points);
  }

  private PostedTransaction debit(String transactionId, Entry entry, List<LotTaking> takings) {
    var taken = sum(takings.stream());
    var held = sum(takings.stream().filter(taking -> taking.lot().pending()));
    var owed = entry.points() - taken;
    takings.forEach(taking -> change(taking.lot().less(taking.points())));
    balance = balance.debited(entry.points(), owed, held, entry.type() == TransactionType.REVERSE);
    return post(transactionId, Direction.DEBIT, entry, owed, takings, List.of());
  }

  private static int sum(Stream<LotTaking> takings) {
    return takings.mapToInt(LotTaking::points).sum();
  }

  private void change(PointsLot lot) {
    lots.put(lot.lotId(), lot);
    changedLots.add(lot.lotId());
  }

  private LotSelection selection() {
    requireLots();
    return LotSelection.from(lots.values());
  }

  private void requireLots() {
    if (!lotsKnown) {
      throw new IllegalStateException("a debit needs the account's lots");
    }
  }

  private PostedTransaction post(
      String transactionId,
      Direction direction,
      Entry entry,
      int debtPoints,
      List<LotTaking> takings,
      List<LotReturn> returns) {
    var transaction =
        new PostedTransaction(
            transactionId, account, direction, entry, debtPoints, takings, returns, balance);
    posted.add(transaction);
    lastActive = lastActive.by(entry);
    return transaction;
  }

  boolean changed() {
    return balance.version() != opening.version();
  }

  List<PostedTransaction> posted() {
    return List.copyOf(posted);
  }

  List<PostedRelease> released() {
    return List.copyOf(released);
  }

  /// Lots opened since, with the time from which they are available.
  Map<PointsLot, Instant> openedLots() {
    var newLots = new LinkedHashMap<PointsLot, Instant>();
    opened.forEach((lotId, from) -> newLots.put(lot(lotId), from));
    return newLots;
  }

  /// Lots that were there before and are different now.
  List<PointsLot> changedLots() {
    return changedLots.stream().filter(lotId -> !opened.containsKey(lotId)).map(this::lot).toList();
  }

  private PointsLot lot(String lotId) {
    var lot = lots.get(lotId);
    if (lot == null) {
      throw new IllegalStateException("no lot " + lotId);
    }
    return lot;
  }
}
