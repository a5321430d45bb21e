package com.loyalnest.frontend.balance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/// Balances that need not be asked of the ledger. Who may see them is decided before.
///
/// Looking never fails: while Redis is away nothing is found and nothing is kept, and Redis is left
/// alone for a second so that callers do not wait for it one after the other.
@Service
public class Balances {
  private static final Logger LOG = LoggerFactory.getLogger(Balances.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final BalanceStore store;
  private final CustomerNumbers numbers;
  private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());

  Balances(BalanceStore store, CustomerNumbers numbers) {
    this.store = store;
    this.numbers = numbers;
  }

  /// @param named any form of [CustomerName]
  public Optional<Balance> find(String merchantId, String named) {
    var plain = CustomerName.plain(named);
    var customerId =
        CustomerName.isOurs(plain) ? Optional.of(plain) : numbers.find(merchantId, plain);
    if (customerId.isEmpty() || paused()) {
      return Optional.empty();
    }
    try {
      return store.find(merchantId, customerId.get());
    } catch (DataAccessException away) {
      pause(away);
      return Optional.empty();
    }
  }

  /// Keeps the ledger's answer for the next look.
  public void keep(String merchantId, String named, Balance balance) {
    var plain = CustomerName.plain(named);
    if (CustomerName.isNumber(plain)) {
      numbers.remember(merchantId, plain, balance.customerId());
    }
    if (!paused()) {
      try {
        store.keep(merchantId, balance);
      } catch (DataAccessException away) {
        pause(away);
      }
    }
  }

  /// What events said about accounts of one merchant. Fails when Redis is away: the events must
  /// come again.
  public void change(String merchantId, List<Balance> balances) {
    store.change(merchantId, balances);
  }

  private boolean paused() {
    return System.nanoTime() - pausedUntil.get() < 0;
  }

  private void pause(DataAccessException away) {
    pausedUntil.set(System.nanoTime() + PAUSE_NANOS);
    LOG.warn("balances come from the ledger for a second: {}", away.getClass().getSimpleName());
  }
}
