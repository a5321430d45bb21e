package com.loyalnest.points.ledger;

import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The balance columns of `customers`.
@Repository
class BalanceTable {
  static final String LOCK =
      """
      select c.merchant_id, c.customer_id, c.points_balance, c.points_pending, c.points_debt,
             c.total_points_earned, c.version
      from unnest(?::text[], ?::text[]) as k(merchant_id, customer_id)
      join customers c on c.merchant_id = k.merchant_id and c.customer_id = k.customer_id
      order by c.merchant_id, c.customer_id
      for no key update of c
      """;
  static final String UPDATE =
      """
      update customers c
      set points_balance = b.available, points_debt = b.debt, total_points_earned = b.earned::bigint,
          version = b.version::bigint, updated_at = ?::timestamptz
      from unnest(?::text[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[])
        as b(merchant_id, customer_id, available, debt, earned, version)
      where c.merchant_id = b.merchant_id and c.customer_id = b.customer_id
      """;
  private static final String FIND =
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

  List<AccountBook> lock(SortedSet<AccountKey> accounts) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    var columns = Columns.of(accounts);
    return jdbc.query(
        LOCK,
        (row, n) -> new AccountBook(account(row), balance(row)),
        columns.text(AccountKey::merchantId),
        columns.text(AccountKey::customerId));
  }

  void update(List<AccountBook> books) {
    var columns = Columns.of(books);
    jdbc.update(
        UPDATE,
        clock.now().toString(),
        columns.text(book -> book.account().merchantId()),
        columns.text(book -> book.account().customerId()),
        columns.ints(book -> book.balance().available()),
        columns.ints(book -> book.balance().debt()),
        columns.printed(book -> book.balance().totalEarned()),
        columns.printed(book -> book.balance().version()));
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

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        row.getInt("points_balance"),
        row.getInt("points_pending"),
        row.getInt("points_debt"),
        row.getLong("total_points_earned"),
        row.getLong("version"));
  }
}
