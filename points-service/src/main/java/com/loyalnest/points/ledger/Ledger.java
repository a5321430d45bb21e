package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// The only writer of points. Whoever changes points locks the accounts here, posts to their books
/// in memory, and writes all of it in a handful of statements, within one transaction.
@Component
public class Ledger {
  private final BalanceTable balances;
  private final LotTable lots;
  private final TransactionTable transactions;
  private final ReleaseTable releases;

  Ledger(
      BalanceTable balances, LotTable lots, TransactionTable transactions, ReleaseTable releases) {
    this.balances = balances;
    this.lots = lots;
    this.transactions = transactions;
    this.releases = releases;
  }

  /// Locks accounts in their order, so that two batches never wait for each other in a circle. The
  /// account that goes on in place of a merged one is locked after it; who is merged at this moment
  /// is seen here, whatever was read before.
  ///
  /// @param debited those of them from which points may be taken or released; only their lots are
  ///   read
  public AccountBooks lock(Collection<AccountKey> accounts, Collection<AccountKey> debited) {
    var books = lock(accounts);
    SortedSet<AccountKey> taken = new TreeSet<>();
    debited.stream()
        .filter(books::has)
        .forEach(account -> books.path(account).forEach(book -> taken.add(book.account())));
    var open = lots.open(taken);
    taken.forEach(account -> books.own(account).lotsAre(open.getOrDefault(account, List.of())));
    return books;
  }

  private AccountBooks lock(Collection<AccountKey> accounts) {
    var books = new AccountBooks();
    SortedSet<AccountKey> wanted = new TreeSet<>(accounts);
    while (!wanted.isEmpty()) {
      var locked = balances.lock(wanted);
      wanted = new TreeSet<>();
      for (var account : locked) {
        books.add(account.book());
        var into = account.mergedInto();
        if (into != null) {
          books.merged(account.book().account(), into);
          wanted.add(into);
        }
      }
      wanted.removeIf(books::has);
    }
    return books;
  }

  /// What a debit of a locked account took from which lots, in the order in which debits take.
  public List<LotTaken> takenBy(AccountKey account, String transactionId) {
    return lots.takenBy(account, transactionId);
  }

  /// Writes what was posted since the lock.
  public void write(AccountBooks books) {
    var changed = books.changed();
    if (changed.isEmpty()) {
      return;
    }
    transactions.insert(changed.stream().flatMap(book -> book.posted().stream()).toList());
    releases.insert(changed.stream().flatMap(book -> book.released().stream()).toList());
    lots.write(changed);
    balances.update(changed);
  }
}
