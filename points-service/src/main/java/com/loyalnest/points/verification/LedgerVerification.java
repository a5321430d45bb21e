package com.loyalnest.points.verification;

import com.loyalnest.points.verification.VerificationResult.Checked;
import com.loyalnest.points.verification.VerificationResult.Count;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Checks that the ledger's books agree with each other, for all merchants, on one snapshot and
/// without writing anything, and that no closed day was changed. It shares no code with what writes
/// the ledger.
///
/// The connection must see all merchants: a superuser's, or the points service's system role. It
/// comes back with its transaction ended and otherwise as it was.
public final class LedgerVerification {
  /// Rows named per broken invariant.
  private static final int NAMED = 10;

  private static final String EXTENT =
      """
      select (select count(distinct merchant_id) from customers) as merchants,
             (select count(*) from customers) as accounts,
             (select count(*) from points_transactions) as transactions,
             (select count(*) from points_lots) as lots,
             (select count(*) from orders) as orders,
             (select count(*) from ledger_closings) as "closed days"
      """;

  private final Connection connection;

  public LedgerVerification(Connection connection) {
    this.connection = connection;
  }

  public VerificationResult run() throws SQLException {
    var autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      try (var statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read, read only");
        statement.execute("set local search_path = points");
        // Whole tables are compared; what Postgres believes of young ones would have it look row by
        // row. Compiling the statements would take longer than most ledgers take to read.
        statement.execute("set local enable_nestloop = off");
        statement.execute("set local jit = off");
      }
      return violationsNow();
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  /// The same inside whatever transaction is under way.
  VerificationResult violationsNow() throws SQLException {
    var checks = new ArrayList<Checked>();
    for (var invariant : Invariant.ALL) {
      checks.add(new Checked(invariant.name(), violations(invariant)));
    }
    checks.add(closedDays(connection));
    return new VerificationResult(extent(), checks);
  }

  /// Only the chain of closed days, inside whatever transaction is under way.
  public static Checked closedDays(Connection connection) throws SQLException {
    return new ClosedDaysVerification(connection).check();
  }

  private List<Violation> violations(Invariant invariant) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setMaxRows(NAMED);
      try (var rows = statement.executeQuery(invariant.violations())) {
        var violations = new ArrayList<Violation>();
        while (rows.next()) {
          violations.add(new Violation(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
        return violations;
      }
    }
  }

  private List<Count> extent() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(EXTENT)) {
      row.next();
      var counts = new ArrayList<Count>();
      for (var n = 1; n <= row.getMetaData().getColumnCount(); n++) {
        counts.add(new Count(row.getMetaData().getColumnLabel(n), row.getLong(n)));
      }
      return counts;
    }
  }
}
