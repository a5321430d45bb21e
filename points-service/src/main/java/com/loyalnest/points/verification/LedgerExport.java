package com.loyalnest.points.verification;

import com.loyalnest.points.closing.ClosedDays;
import com.loyalnest.points.closing.OneForm;
import com.loyalnest.points.closing.TransactionLines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes a merchant's whole ledger to a file that can be verified by whoever has nothing else:
/// JSON Lines, on one snapshot, streamed. It holds ids and points, no name and no address.
///
/// The connection must see all merchants; it comes back with its transaction ended.
public final class LedgerExport {
  private static final int FETCHED_AT_ONCE = 1_000;
  private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final String ACCOUNTS =
      """
      select customer_id, points_balance, points_pending, points_debt, total_points_earned from customers
      where merchant_id = ? order by customer_id collate "C"
      """;
  private static final String LOTS =
      """
      select customer_id, lot_id, platform, order_id, points, remaining, expired, pending, earned_at, available_from,
        expires_at
      from points_lots where merchant_id = ? order by customer_id collate "C", lot_id collate "C"
      """;
  private static final String RELEASES =
      """
      select customer_id, lot_id, points, debt_points, released_at from points_releases
      where merchant_id = ? order by customer_id collate "C", lot_id collate "C"
      """;

  private final Connection connection;

  public LedgerExport(Connection connection) {
    this.connection = connection;
  }

  /// @return how many lines were written
  public long write(String merchantId, Instant now, OutputStream out)
      throws SQLException, IOException {
    var autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      try (var statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read, read only");
        statement.execute("set local search_path = points");
      }
      return lines(merchantId, now, new HashedLines(out), out);
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private long lines(String merchantId, Instant now, HashedLines lines, OutputStream out)
      throws SQLException, IOException {
    write(
        lines,
        new ExportLine.Ledger(
            ExportLine.Ledger.KIND, ExportLine.FORMAT, merchantId, now.toString()));
    for (var closing : ClosedDays.of(connection, merchantId)) {
      write(lines, ExportLine.Closing.of(closing));
    }
    each(ACCOUNTS, merchantId, row -> write(lines, account(row)));
    TransactionLines.read(
        connection,
        merchantId,
        Instant.EPOCH,
        FOREVER,
        line -> {
          try {
            lines.write(line.text());
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    each(LOTS, merchantId, row -> write(lines, lot(row)));
    each(RELEASES, merchantId, row -> write(lines, release(row)));
    var end = new ExportLine.End(ExportLine.End.KIND, lines.lines(), lines.hex());
    new HashedLines(out).write(OneForm.write(end));
    return end.lines() + 1;
  }

  /// Does something about a row.
  @FunctionalInterface
  private interface Row {
    void on(ResultSet row) throws SQLException, IOException;
  }

  private void each(String query, String merchantId, Row row) throws SQLException, IOException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      statement.setString(1, merchantId);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          row.on(rows);
        }
      }
    }
  }

  private static void write(HashedLines lines, Record line) throws IOException {
    lines.write(OneForm.write(line));
  }

  private static ExportLine.Account account(ResultSet row) throws SQLException {
    return new ExportLine.Account(
        ExportLine.Account.KIND,
        row.getString("customer_id"),
        row.getInt("points_balance"),
        row.getInt("points_pending"),
        row.getInt("points_debt"),
        row.getLong("total_points_earned"));
  }

  private static ExportLine.Lot lot(ResultSet row) throws SQLException {
    return new ExportLine.Lot(
        ExportLine.Lot.KIND,
        row.getString("customer_id"),
        row.getString("lot_id"),
        row.getString("platform"),
        row.getString("order_id"),
        row.getInt("points"),
        row.getInt("remaining"),
        row.getInt("expired"),
        row.getBoolean("pending"),
        row.getTimestamp("earned_at").toInstant().toString(),
        row.getTimestamp("available_from").toInstant().toString(),
        time(row));
  }

  private static @Nullable String time(ResultSet row) throws SQLException {
    var expiresAt = row.getTimestamp("expires_at");
    return expiresAt == null ? null : expiresAt.toInstant().toString();
  }

  private static ExportLine.Release release(ResultSet row) throws SQLException {
    return new ExportLine.Release(
        ExportLine.Release.KIND,
        row.getString("customer_id"),
        row.getString("lot_id"),
        row.getInt("points"),
        row.getInt("debt_points"),
        row.getTimestamp("released_at").toInstant().toString());
  }
}
