package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The locked accounts of one transaction.
public final class AccountBooks {
  private final SortedMap<AccountKey, AccountBook> books = new TreeMap<>();

  AccountBooks(Collection<AccountBook> locked) {
    locked.forEach(book -> books.put(book.account(), book));
  }

  /// @throws IllegalStateException for an account that was not locked
  public AccountBook of(AccountKey account) {
    var book = books.get(account);
    if (book == null) {
      throw new IllegalStateException("account " + account.customerId() + " is not there");
    }
    return book;
  }

  List<AccountBook> changed() {
    return books.values().stream().filter(AccountBook::changed).toList();
  }
}
