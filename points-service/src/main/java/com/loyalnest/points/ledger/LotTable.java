package com.loyalnest.points.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
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
      select l.*
      from unnest(?::text[], ?::text[]) as k(merchant_id, customer_id)
      cross join lateral (
        select merchant_id, customer_id, lot_id, platform, order_id, points, remaining, earned_at, expires_at, expired,
          pending
        from points_lots where merchant_id = k.merchant_id and customer_id = k.customer_id and (open or expired > 0)
        offset 0) l
      """;
  static final String TAKEN =
      """
      select l.*, k.points as taken
      from points_takings k
      cross join lateral (
        select merchant_id, customer_id, lot_id, platform, order_id, points, remaining, earned_at, expires_at, expired,
          pending
        from points_lots where merchant_id = k.merchant_id and customer_id = k.customer_id and lot_id = k.lot_id
        limit 1) l
      where k.merchant_id = ? and k.customer_id = ? and k.transaction_id = ?
      """;
  static final String INSERT =
      """
      insert into points_lots (merchant_id, customer_id, lot_id, platform, order_id, points, remaining, earned_at,
        available_from, expires_at, pending, home_customer_id)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::timestamptz[],
        ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::text[])
      """;
  static final String UPDATE =
      """
      update points_lots l set remaining = k.remaining, expired = k.expired, pending = k.pending
      from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::boolean[])
        as k(merchant_id, customer_id, lot_id, remaining, expired, pending)
      where l.merchant_id = k.merchant_id and l.customer_id = k.customer_id and l.lot_id = k.lot_id
      """;

  private final JdbcTemplate jdbc;

  LotTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(
      AccountKey account, PointsLot lot, @Nullable Instant availableFrom, @Nullable String home) {
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

  /// What a debit took from which lots, in the order in which debits take.
  List<LotTaken> takenBy(AccountKey account, String transactionId) {
    return jdbc
        .query(
            TAKEN,
            (row, n) -> new LotTaken(row(row).lot(), row.getInt("taken")),
            account.merchantId(),
            account.customerId(),
            transactionId)
        .stream()
        .sorted(Comparator.comparing(LotTaken::lot, LotSelection.LOST_FIRST))
        .toList();
  }

  void write(List<AccountBook> books) {
    insert(
        books.stream()
            .flatMap(book ->
                book.openedLots().entrySet().stream()
                    .map(lot -> opened(book, lot.getKey(), lot.getValue())))
            .toList());
    update(
        books.stream()
            .flatMap(book ->
                book.changedLots().stream().map(lot -> new Row(book.account(), lot, null, null)))
            .toList());
  }

  private static Row opened(AccountBook book, PointsLot lot, Instant availableFrom) {
    return new Row(book.account(), lot, availableFrom, book.home(lot.lotId()));
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
        columns.times(row -> row.lot().expiresAt()),
        columns.printed(row -> row.lot().pending()),
        columns.text(Row::home));
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
        columns.ints(row -> row.lot().remaining()),
        columns.ints(row -> row.lot().expired()),
        columns.printed(row -> row.lot().pending()));
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
            expiresAt == null ? null : expiresAt.toInstant(),
            row.getInt("expired"),
            row.getBoolean("pending")),
        null,
        null);
  }
}
