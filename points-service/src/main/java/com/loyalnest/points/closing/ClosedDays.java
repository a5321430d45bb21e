package com.loyalnest.points.closing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Reads closings as they stand in `ledger_closings`.
public final class ClosedDays {
  static final String OF_MERCHANT =
      "select * from ledger_closings where merchant_id = ? order by day";

  private ClosedDays() {}

  /// All of a merchant's, the oldest first.
  public static List<DayClosing> of(Connection connection, String merchantId) throws SQLException {
    try (var statement = connection.prepareStatement(OF_MERCHANT)) {
      statement.setString(1, merchantId);
      try (var rows = statement.executeQuery()) {
        var closings = new ArrayList<DayClosing>();
        while (rows.next()) {
          closings.add(closing(rows));
        }
        return closings;
      }
    }
  }

  static DayClosing closing(ResultSet row) throws SQLException {
    return new DayClosing(
        row.getString("merchant_id"),
        row.getObject("day", LocalDate.class),
        row.getTimestamp("ends_at").toInstant(),
        row.getLong("transactions"),
        row.getLong("points"),
        row.getString("first_transaction_id"),
        row.getString("last_transaction_id"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
