package com.loyalnest.points.verification;

import com.loyalnest.points.closing.ChainCheck;
import com.loyalnest.points.closing.ClosedDays;
import com.loyalnest.points.closing.TransactionLines;
import com.loyalnest.points.verification.VerificationResult.Checked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hashes every closed day of every merchant again. Names the first day of each merchant that is
/// not what it was: all later ones may be as they should.
final class ClosedDaysVerification {
  private static final String NAME = "every closed day is what it was when it was closed";
  private static final String MERCHANTS =
      "select distinct merchant_id from ledger_closings order by merchant_id";

  private final Connection connection;

  ClosedDaysVerification(Connection connection) {
    this.connection = connection;
  }

  Checked check() throws SQLException {
    var violations = new ArrayList<Violation>();
    for (var merchantId : merchants()) {
      firstBroken(merchantId)
          .ifPresent(broken ->
              violations.add(
                  new Violation(merchantId, "day " + broken.closing().day(), broken.detail())));
    }
    return new Checked(NAME, violations);
  }

  private Optional<ChainCheck.Broken> firstBroken(String merchantId) throws SQLException {
    var closings = ClosedDays.of(connection, merchantId);
    var check = new ChainCheck(closings);
    TransactionLines.read(
        connection, merchantId, Instant.EPOCH, closings.getLast().endsAt(), check::add);
    return check.broken();
  }

  private List<String> merchants() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(MERCHANTS)) {
      var merchants = new ArrayList<String>();
      while (rows.next()) {
        merchants.add(rows.getString(1));
      }
      return merchants;
    }
  }
}
