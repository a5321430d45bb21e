package com.loyalnest.points.closing;

import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `ledger_closings`, insert only, and the seals that come before them.
@Repository
class ClosingTable {
  private static final String SEAL =
      """
      insert into ledger_seals as s (merchant_id, sealed_until)
      values (?, ?::timestamptz)
      on conflict (merchant_id) do update set sealed_until = excluded.sealed_until
      where s.sealed_until < excluded.sealed_until
      """;
  static final String NEWEST =
      """
      select * from ledger_closings where merchant_id = ? and day < ?::date order by day desc limit ?
      """;
  private static final String INSERT =
      """
      insert into ledger_closings (merchant_id, day, ends_at, transactions, points, first_transaction_id,
        last_transaction_id, previous_hash, hash, closed_at)
      select c.*, ?::timestamptz
      from unnest(?::text[], ?::date[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
        ?::text[]) as c
      """;

  /// After every day that can be.
  private static final String LATEST = "infinity";

  private final JdbcTemplate jdbc;

  ClosingTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// From the commit on, nothing dated earlier can be written for the merchant.
  void seal(String merchantId, Instant until) {
    jdbc.update(SEAL, merchantId, until.toString());
  }

  Optional<DayClosing> last(String merchantId) {
    return newest(merchantId, Optional.empty(), 1).stream().map(Closings.Line::closing).findFirst();
  }

  /// At most `limit`, newest first, of days before `before`.
  List<Closings.Line> newest(String merchantId, Optional<LocalDate> before, int limit) {
    var end = before.map(LocalDate::toString).orElse(LATEST);
    return jdbc.query(NEWEST, (row, n) -> line(row), merchantId, end, limit);
  }

  /// Lines of the merchant's transactions between two times.
  void read(String merchantId, Instant from, Instant until, TransactionLines.Reader reader) {
    jdbc.execute(
        (ConnectionCallback<@Nullable Void>)
            connection -> {
              TransactionLines.read(connection, merchantId, from, until, reader);
              return null;
            });
  }

  void insert(List<DayClosing> closings, Instant now) {
    var columns = Columns.of(closings);
    jdbc.update(
        INSERT,
        now.toString(),
        columns.text(DayClosing::merchantId),
        columns.printed(DayClosing::day),
        columns.times(DayClosing::endsAt),
        columns.printed(DayClosing::transactions),
        columns.printed(DayClosing::points),
        columns.text(DayClosing::firstTransactionId),
        columns.text(DayClosing::lastTransactionId),
        columns.text(DayClosing::previousHash),
        columns.text(DayClosing::hash));
  }

  private static Closings.Line line(ResultSet row) throws SQLException {
    return new Closings.Line(ClosedDays.closing(row), row.getTimestamp("closed_at").toInstant());
  }
}
