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

  /// Locks accounts in their order, so that two batches never wait for each other in a circle.
  ///
  /// @param debited those of them from which points may be taken or released; only their lots are
  ///   read
  public AccountBooks lock(Collection<AccountKey> accounts, Collection<AccountKey> debited) {
    SortedSet<AccountKey> sorted = new TreeSet<>(accounts);
    var books = new AccountBooks(balances.lock(sorted));
    var open = lots.open(new TreeSet<>(debited));
    debited.forEach(account -> books.of(account).lotsAre(open.getOrDefault(account, List.of())));
    return books;
  }

  /// What a debit of a locked account took, to be put back with [AccountBook#restore].
  public List<LotReturn> takenBy(AccountKey account, String transactionId) {
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
