package com.loyalnest.local.check;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.points.verification.LedgerVerification;
import com.loyalnest.points.verification.VerificationResult;
import java.sql.SQLException;

/// `verify-ledger`: every invariant of the ledger, for every merchant, on one snapshot of a running
/// suite. Ends with 0 only if all hold; else the first broken one is named with its rows.
public final class VerifyLedger {
  private VerifyLedger() {}

  public static int run(DevSuite suite) {
    try (var connection = suite.connect()) {
      var result = new LedgerVerification(connection).run();
      print(result);
      return result.holds() ? 0 : 1;
    } catch (SQLException failure) {
      throw new CannotStart("the ledger cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static void print(VerificationResult result) {
    for (var check : result.checks()) {
      System.out.println((check.holds() ? "holds   " : "BROKEN  ") + check.invariant());
    }
    var extent = result.extent();
    System.out.printf(
        "checked %d merchants, %d accounts, %d transactions, %d lots, %d orders%n",
        extent.merchants(),
        extent.accounts(),
        extent.transactions(),
        extent.lots(),
        extent.orders());
    result
        .firstBroken()
        .ifPresent(broken -> {
          System.out.println("first broken: " + broken.invariant());
          broken.violations().forEach(row -> System.out.println("  " + row));
        });
  }
}
