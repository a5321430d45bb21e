package com.loyalnest.points.ledger;

import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The balance columns of `customers`.
@Repository
class BalanceTable {
  static final String LOCK =
      """
      select c.*
      from (select * from unnest(?::text[], ?::text[]) as u(merchant_id, customer_id) order by 1, 2) k
      cross join lateral (
        select merchant_id, customer_id, points_balance, points_pending, points_debt, total_points_earned, version,
          merged_into
        from customers where merchant_id = k.merchant_id and customer_id = k.customer_id
        limit 1 for no key update) c
      """;

  /// The rows are there and locked; this form of an update is always done by the key.
  private static final String WRITE =
      """
      insert into customers as c (merchant_id, customer_id, points_balance, points_pending, points_debt,
        total_points_earned, version, active_at, redeemed_at, adjusted_at, birthday_at, created_at, updated_at)
      select b.merchant_id, b.customer_id, b.available, b.pending, b.debt, b.earned, b.version, b.active_at,
        b.redeemed_at, b.adjusted_at, b.birthday_at, t.now, t.now
      from (select ?::timestamptz as now) t,
        unnest(?::text[], ?::text[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::timestamptz[],
            ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
          as b(merchant_id, customer_id, available, pending, debt, earned, version, active_at, redeemed_at,
            adjusted_at, birthday_at)
      on conflict (merchant_id, customer_id) do update
      set points_balance = excluded.points_balance, points_pending = excluded.points_pending,
          points_debt = excluded.points_debt, total_points_earned = excluded.total_points_earned,
          version = excluded.version, updated_at = excluded.updated_at,
          active_at = greatest(c.active_at, excluded.active_at),
          redeemed_at = greatest(c.redeemed_at, excluded.redeemed_at),
          adjusted_at = greatest(c.adjusted_at, excluded.adjusted_at),
          birthday_at = greatest(c.birthday_at, excluded.birthday_at)
      """;

  static final String FIND =
      """
      select merchant_id, customer_id, points_balance, points_pending, points_debt, total_points_earned, version
      from customers where merchant_id = ? and customer_id = ?
      """;

  private final JdbcTemplate jdbc;
  private final BusinessClock clock;

  BalanceTable(JdbcTemplate jdbc, BusinessClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// @param mergedInto the account that goes on in its place
  record Locked(AccountBook book, @Nullable AccountKey mergedInto) {}

  List<Locked> lock(SortedSet<AccountKey> accounts) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    var columns = Columns.of(accounts);
    return jdbc.query(
        LOCK,
        (row, n) -> new Locked(new AccountBook(account(row), balance(row)), mergedInto(row)),
        columns.text(AccountKey::merchantId),
        columns.text(AccountKey::customerId));
  }

  void update(List<AccountBook> books) {
    var columns = Columns.of(books);
    jdbc.update(
        WRITE,
        clock.now().toString(),
        columns.text(book -> book.account().merchantId()),
        columns.text(book -> book.account().customerId()),
        columns.ints(book -> book.balance().available()),
        columns.ints(book -> book.balance().pending()),
        columns.ints(book -> book.balance().debt()),
        columns.printed(book -> book.balance().totalEarned()),
        columns.printed(book -> book.balance().version()),
        columns.times(book -> book.lastActive().always()),
        columns.times(book -> book.lastActive().redeemed()),
        columns.times(book -> book.lastActive().adjusted()),
        columns.times(book -> book.lastActive().birthday()));
  }

  Optional<Balance> find(AccountKey account) {
    return jdbc
        .query(FIND, (row, n) -> balance(row), account.merchantId(), account.customerId())
        .stream()
        .findFirst();
  }

  private static AccountKey account(ResultSet row) throws SQLException {
    return new AccountKey(row.getString("merchant_id"), row.getString("customer_id"));
  }

  private static @Nullable AccountKey mergedInto(ResultSet row) throws SQLException {
    var customerId = row.getString("merged_into");
    return customerId == null ? null : new AccountKey(row.getString("merchant_id"), customerId);
  }

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        row.getInt("points_balance"),
        row.getInt("points_pending"),
        row.getInt("points_debt"),
        row.getLong("total_points_earned"),
        row.getLong("version"));
  }
}
