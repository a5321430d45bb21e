package com.loyalnest.points.expiry;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `expiry_warnings`: insert only.
@Repository
class ExpiryWarningTable {
  /// Who earned the points less than a month before they are lost is spared the early warning.
  static final String INSERT =
      """
      insert into expiry_warnings (merchant_id, customer_id, expires_at, days_before, points, warned_at)
      select k.merchant_id, k.customer_id, k.expires_at, k.days_before, l.points, ?::timestamptz
      from unnest(?::text[], ?::text[], ?::timestamptz[], ?::int[])
        as k(merchant_id, customer_id, expires_at, days_before)
      cross join lateral (
        select sum(remaining)::int as points from points_lots
        where merchant_id = k.merchant_id and customer_id = k.customer_id and open and not pending
          and expires_at = k.expires_at
          and (k.days_before < 30 or earned_at < expires_at - interval '31 days')) l
      where l.points > 0
      on conflict do nothing
      returning merchant_id, customer_id, expires_at, days_before, points
      """;

  static final String INSERT_OF_ALL =
      """
      insert into expiry_warnings (merchant_id, customer_id, expires_at, days_before, points, warned_at)
      select k.merchant_id, k.customer_id, k.expires_at, k.days_before, c.points_balance, ?::timestamptz
      from unnest(?::text[], ?::text[], ?::timestamptz[], ?::int[])
        as k(merchant_id, customer_id, expires_at, days_before)
      cross join lateral (
        select points_balance from customers
        where merchant_id = k.merchant_id and customer_id = k.customer_id
        limit 1) c
      where c.points_balance > 0
      on conflict do nothing
      returning merchant_id, customer_id, expires_at, days_before, points
      """;

  private final JdbcTemplate jdbc;

  ExpiryWarningTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// What is to be warned of.
  record Day(AccountKey account, Instant expiresAt, int daysBefore) {}

  /// @return those that were not given before, with the points concerned
  List<ExpiryWarning> insert(List<Day> days, Instant now) {
    return insert(INSERT, days, now);
  }

  /// The same of all points that can be spent, which are lost together.
  List<ExpiryWarning> insertOfAll(List<Day> days, Instant now) {
    return insert(INSERT_OF_ALL, days, now);
  }

  private List<ExpiryWarning> insert(String statement, List<Day> days, Instant now) {
    var columns = Columns.of(days);
    return jdbc.query(
        statement,
        (row, n) ->
            new ExpiryWarning(
                new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
                row.getTimestamp("expires_at").toInstant(),
                row.getInt("days_before"),
                row.getInt("points")),
        now.toString(),
        columns.text(day -> day.account().merchantId()),
        columns.text(day -> day.account().customerId()),
        columns.times(Day::expiresAt),
        columns.ints(Day::daysBefore));
  }
}
