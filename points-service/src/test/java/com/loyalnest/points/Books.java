package com.loyalnest.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.verification.LedgerVerification;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The ledger as its verifier sees it.
public final class Books {
  private Books() {}

  /// Every invariant holds for every merchant of the test's server.
  public static void agree() throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl())) {
      assertThat(new LedgerVerification(connection).run().firstBroken()).isEmpty();
    }
  }
}
