package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final List<PostedTransaction> posted = new ArrayList<>();
  private Balance balance;
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

  /// Everything that can still be taken; needed before the first debit.
  void lotsAre(List<PointsLot> open) {
    open.forEach(lot -> lots.put(lot.lotId(), lot));
    lotsKnown = true;
  }

  /// Opens a lot. The transaction's id becomes the lot's.
  ///
  /// @param earnedAt decides among lots of one expiry; the time of the fact, not of its arrival
  public PostedTransaction credit(
      String transactionId, Entry entry, Instant earnedAt, @Nullable Instant expiresAt) {
    var repaid = Math.min(balance.debt(), entry.points());
    var lot =
        new PointsLot(
            transactionId, entry.order(), entry.points(), entry.points(), earnedAt, expiresAt);
    var takings = repaid == 0 ? List.<LotTaking>of() : List.of(lot.take(repaid));
    lots.put(lot.lotId(), lot.less(repaid));
    opened.put(lot.lotId(), entry.createdAt());
    balance = balance.credited(entry.points(), repaid, entry.type() == TransactionType.EARN);
    return post(transactionId, entry, repaid, takings, List.of());
  }

  /// Gives back what an earlier debit took, to the very lots it came from: restored points expire
  /// when they would have. What is owed meanwhile is repaid out of them first.
  public PostedTransaction restore(String transactionId, Entry entry, List<LotReturn> returns) {
    if (returns.stream().mapToInt(LotReturn::points).sum() != entry.points()) {
      throw new IllegalArgumentException("returns: as many points as the entry");
    }
    for (var part : returns) {
      var lotId = part.lot().lotId();
      lots.put(lotId, lots.getOrDefault(lotId, part.lot()).more(part.points()));
    }
    var repaid = Math.min(balance.debt(), entry.points());
    var restored = returns.stream().map(part -> lot(part.lot().lotId())).toList();
    var takings = LotSelection.from(restored).take(repaid);
    for (var taking : takings) {
      lots.put(taking.lot().lotId(), taking.lot().less(taking.points()));
    }
    balance = balance.credited(entry.points(), repaid, false);
    return post(transactionId, entry, repaid, takings, returns);
  }

  /// Takes points back: from the order's own lots, then as a spending would; what is not there
  /// becomes debt.
  public PostedTransaction takeBack(String transactionId, Entry entry) {
    var takings = selection().preferring(entry.order()).take(entry.points());
    return debit(transactionId, entry, takings);
  }

  /// Spends points, all or none.
  public Optional<PostedTransaction> spend(String transactionId, Entry entry) {
    return entry.points() > balance.available()
        ? Optional.empty()
        : Optional.of(debit(transactionId, entry, selection().take(entry.points())));
  }

  private PostedTransaction debit(String transactionId, Entry entry, List<LotTaking> takings) {
    var taken = takings.stream().mapToInt(LotTaking::points).sum();
    var owed = entry.points() - taken;
    for (var taking : takings) {
      lots.put(taking.lot().lotId(), taking.lot().less(taking.points()));
    }
    balance = balance.debited(entry.points(), owed, entry.type() == TransactionType.REVERSE);
    return post(transactionId, entry, owed, takings, List.of());
  }

  private LotSelection selection() {
    if (!lotsKnown) {
      throw new IllegalStateException("a debit needs the account's lots");
    }
    return LotSelection.from(lots.values());
  }

  private PostedTransaction post(
      String transactionId,
      Entry entry,
      int debtPoints,
      List<LotTaking> takings,
      List<LotReturn> returns) {
    var transaction =
        new PostedTransaction(transactionId, account, entry, debtPoints, takings, returns, balance);
    posted.add(transaction);
    return transaction;
  }

  boolean changed() {
    return balance.version() != opening.version();
  }

  List<PostedTransaction> posted() {
    return List.copyOf(posted);
  }

  /// Lots opened since, with the time from which they are available.
  Map<PointsLot, Instant> openedLots() {
    var newLots = new LinkedHashMap<PointsLot, Instant>();
    opened.forEach((lotId, from) -> newLots.put(lot(lotId), from));
    return newLots;
  }

  /// Lots that were there before and were drawn on or refilled.
  List<PointsLot> changedLots() {
    return posted.stream()
        .flatMap(transaction ->
            Stream.concat(
                transaction.takings().stream().map(taking -> taking.lot().lotId()),
                transaction.returns().stream().map(part -> part.lot().lotId())))
        .distinct()
        .filter(lotId -> !opened.containsKey(lotId))
        .map(this::lot)
        .toList();
  }

  private PointsLot lot(String lotId) {
    var lot = lots.get(lotId);
    if (lot == null) {
      throw new IllegalStateException("no lot " + lotId);
    }
    return lot;
  }
}
