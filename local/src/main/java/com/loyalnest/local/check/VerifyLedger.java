package com.loyalnest.local.check;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.points.verification.LedgerVerification;
import java.sql.SQLException;

/// `verify-ledger`: every invariant of the ledger, for every merchant, on one snapshot of a running
/// suite. Ends with 0 only if all hold; else the first broken one is named with its rows.
public final class VerifyLedger {
  private VerifyLedger() {}

  public static int run(DevSuite suite) {
    try (var connection = suite.connect()) {
      return Verdict.print(new LedgerVerification(connection).run());
    } catch (SQLException failure) {
      throw new CannotStart("the ledger cannot be read: " + failure.getMessage(), failure);
    }
  }
}
