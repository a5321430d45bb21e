package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The locked accounts of one transaction. An account that was merged goes on in another one's
/// book, and whatever still has to be put into its own lots flows on from there.
public final class AccountBooks {
  private static final String SOURCE = "merge";

  private final SortedMap<AccountKey, AccountBook> books = new TreeMap<>();
  private final SortedMap<AccountKey, AccountKey> merged = new TreeMap<>();

  void add(AccountBook book) {
    books.put(book.account(), book);
  }

  void merged(AccountKey account, AccountKey into) {
    merged.put(account, into);
  }

  /// Whether there is such an account; all that were asked for are locked.
  public boolean has(AccountKey account) {
    return books.containsKey(account);
  }

  /// The book in which the account goes on: its own, unless it was merged.
  ///
  /// @throws IllegalStateException for an account that was not locked
  public AccountBook of(AccountKey account) {
    return path(account).getLast();
  }

  /// The account's own book, whatever became of it.
  public AccountBook own(AccountKey account) {
    var book = books.get(account);
    if (book == null) {
      throw new IllegalStateException("account " + account.customerId() + " is not there");
    }
    return book;
  }

  public boolean isMerged(AccountKey account) {
    return merged.containsKey(account);
  }

  /// Puts back what a debit of the account's own book took, into the very lots it came from.
  ///
  /// @return what was put back, and what flowed on by it when the account was merged meanwhile
  public Restored restore(
      AccountKey account, Supplier<String> ids, Entry entry, List<LotReturn> returns) {
    var restored = own(account).restore(ids.get(), entry, returns);
    return new Restored(restored, flowOn(account, ids, entry));
  }

  /// Points put back.
  ///
  /// @param flowedOn into the account that goes on
  public record Restored(PostedTransaction transaction, List<PostedTransaction> flowedOn) {}

  /// Before an order's reversal: gives back what expired of the order, wherever it expired while
  /// the account was this one, as far as the reversal would otherwise take it a second time.
  public void restoreExpired(AccountKey account, Supplier<String> ids, Entry reversal) {
    var path = path(account);
    var missing = reversal.points() - path.getLast().left(reversal.order());
    for (var book : path) {
      var given = book.restoreExpired(ids.get(), reversal, missing);
      missing -= given.map(transaction -> transaction.entry().points()).orElse(0);
      given.ifPresent(transaction -> flowOn(book.account(), ids, reversal));
    }
  }

  private List<PostedTransaction> flowOn(AccountKey account, Supplier<String> ids, Entry cause) {
    if (!isMerged(account)) {
      return List.of();
    }
    var move =
        new PointsMove(
            own(account),
            of(account),
            ids,
            new PointsMove.Terms(SOURCE, cause.actor(), now(cause)));
    return own(account).remaining().stream()
        .map(lot -> move.lot(lot, now(cause), account.customerId()))
        .toList();
  }

  private static Instant now(Entry cause) {
    return cause.createdAt();
  }

  /// From the account itself to the one that goes on.
  List<AccountBook> path(AccountKey account) {
    var path = new ArrayList<AccountBook>();
    var at = Optional.of(account);
    while (at.isPresent()) {
      path.add(own(at.get()));
      at = Optional.ofNullable(merged.get(at.get()));
    }
    return path;
  }

  List<AccountBook> changed() {
    return books.values().stream().filter(AccountBook::changed).toList();
  }
}
