package com.loyalnest.points.verification;

import com.loyalnest.points.closing.LedgerTransaction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an export says of one account, from all sides.
final class AccountSums {
  private static final Set<String> EXPIRY = Set.of("expiry", "inactivity");

  ExportLine.@Nullable Account account;
  private long signed;
  private long earned;
  private long expired;
  private long lotsAvailable;
  private long lotsPending;
  private long lotsExpired;

  void add(LedgerTransaction transaction) {
    var points = transaction.signedPoints();
    signed += points;
    if (transaction.type().equals("earn") || transaction.type().equals("reverse")) {
      earned += points;
    }
    if (EXPIRY.contains(transaction.source())) {
      expired -= points;
    }
  }

  void add(ExportLine.Lot lot) {
    lotsExpired += lot.expired();
    if (lot.pending()) {
      lotsPending += lot.remaining();
    } else {
      lotsAvailable += lot.remaining();
    }
  }

  void compare(String customerId, Findings findings) {
    var name = "account " + customerId;
    if (account == null) {
      findings.broken(ExportCheck.HELD, name, "is missing");
      return;
    }
    findings.require(
        account.available() == lotsAvailable && account.pending() == lotsPending,
        ExportCheck.HELD,
        name,
        "available %d, pending %d, in lots %d and %d"
            .formatted(account.available(), account.pending(), lotsAvailable, lotsPending));
    findings.require(
        lotsExpired == expired,
        ExportCheck.EXPIRED,
        name,
        "lots %d, transactions %d".formatted(lotsExpired, expired));
    findings.require(
        (long) account.available() + account.pending() - account.debt() == signed,
        ExportCheck.SUM,
        name,
        "available %d, pending %d, debt %d, transactions %d"
            .formatted(account.available(), account.pending(), account.debt(), signed));
  }

  /// What its own transactions earned less what the account says: a merge moves what was earned in
  /// all to the account that goes on, so only the sum of all accounts must be nothing.
  long earnedElsewhere() {
    return account == null ? earned : earned - account.totalEarned();
  }
}
