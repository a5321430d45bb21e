package com.loyalnest.points.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `points_lots`. Whoever reads them has locked their accounts.
@Repository
class LotTable {
  static final String OPEN =
      """
      select l.merchant_id, l.customer_id, l.lot_id, l.platform, l.order_id, l.points, l.remaining, l.earned_at,
             l.expires_at
      from unnest(?::text[], ?::text[]) as k(merchant_id, customer_id)
      join points_lots l on l.merchant_id = k.merchant_id and l.customer_id = k.customer_id
      where l.remaining > 0
      """;
  static final String INSERT =
      """
      insert into points_lots (merchant_id, customer_id, lot_id, platform, order_id, points, remaining, earned_at,
        available_from, expires_at)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::timestamptz[],
        ?::timestamptz[], ?::timestamptz[])
      """;
  static final String UPDATE =
      """
      update points_lots l set remaining = n.remaining
      from unnest(?::text[], ?::text[], ?::text[], ?::int[]) as n(merchant_id, customer_id, lot_id, remaining)
      where l.merchant_id = n.merchant_id and l.customer_id = n.customer_id and l.lot_id = n.lot_id
      """;

  private final JdbcTemplate jdbc;

  LotTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(AccountKey account, PointsLot lot, @Nullable Instant availableFrom) {
    @Nullable String platform() {
      var order = lot.order();
      return order == null ? null : order.platform();
    }

    @Nullable String orderId() {
      var order = lot.order();
      return order == null ? null : order.orderId();
    }
  }

  Map<AccountKey, List<PointsLot>> open(SortedSet<AccountKey> accounts) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    var columns = Columns.of(accounts);
    return jdbc
        .query(
            OPEN,
            (row, n) -> row(row),
            columns.text(AccountKey::merchantId),
            columns.text(AccountKey::customerId))
        .stream()
        .collect(groupingBy(Row::account, mapping(Row::lot, toList())));
  }

  void write(List<AccountBook> books) {
    insert(
        books.stream()
            .flatMap(book ->
                book.openedLots().entrySet().stream()
                    .map(lot -> new Row(book.account(), lot.getKey(), lot.getValue())))
            .toList());
    update(
        books.stream()
            .flatMap(
                book -> book.drawnLots().stream().map(lot -> new Row(book.account(), lot, null)))
            .toList());
  }

  private void insert(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var columns = Columns.of(rows);
    jdbc.update(
        INSERT,
        columns.text(row -> row.account().merchantId()),
        columns.text(row -> row.account().customerId()),
        columns.text(row -> row.lot().lotId()),
        columns.text(Row::platform),
        columns.text(Row::orderId),
        columns.ints(row -> row.lot().points()),
        columns.ints(row -> row.lot().remaining()),
        columns.times(row -> row.lot().earnedAt()),
        columns.times(Row::availableFrom),
        columns.times(row -> row.lot().expiresAt()));
  }

  private void update(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var columns = Columns.of(rows);
    jdbc.update(
        UPDATE,
        columns.text(row -> row.account().merchantId()),
        columns.text(row -> row.account().customerId()),
        columns.text(row -> row.lot().lotId()),
        columns.ints(row -> row.lot().remaining()));
  }

  private static Row row(ResultSet row) throws SQLException {
    var platform = row.getString("platform");
    var expiresAt = row.getTimestamp("expires_at");
    return new Row(
        new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
        new PointsLot(
            row.getString("lot_id"),
            platform == null ? null : new OrderReference(platform, row.getString("order_id")),
            row.getInt("points"),
            row.getInt("remaining"),
            row.getTimestamp("earned_at").toInstant(),
            expiresAt == null ? null : expiresAt.toInstant()),
        null);
  }
}
