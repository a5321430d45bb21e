package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// When accounts were last active. [Ledger] keeps it with their balances.
@Repository
public class ActiveTimes {
  static final String FIND =
      """
      select c.*
      from unnest(?::text[], ?::text[]) as k(merchant_id, customer_id)
      cross join lateral (
        select merchant_id, customer_id, active_at, redeemed_at, adjusted_at, birthday_at
        from customers where merchant_id = k.merchant_id and customer_id = k.customer_id
        limit 1) c
      """;
  private static final String JOIN =
      """
      update customers c
      set active_at = greatest(c.active_at, o.active_at), redeemed_at = greatest(c.redeemed_at, o.redeemed_at),
          adjusted_at = greatest(c.adjusted_at, o.adjusted_at), birthday_at = greatest(c.birthday_at, o.birthday_at)
      from customers o
      where c.merchant_id = ? and c.customer_id = ? and o.merchant_id = ? and o.customer_id = ?
      """;

  private final JdbcTemplate jdbc;

  ActiveTimes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(AccountKey account, LastActive lastActive) {}

  /// There is one for every account that there is.
  public Map<AccountKey, LastActive> of(Collection<AccountKey> accounts) {
    var columns = Columns.of(accounts);
    var found = new HashMap<AccountKey, LastActive>();
    jdbc.query(
            FIND,
            (row, n) -> row(row),
            columns.text(AccountKey::merchantId),
            columns.text(AccountKey::customerId))
        .forEach(row -> found.put(row.account(), row.lastActive()));
    return found;
  }

  /// What one account was active counts for another of the same person: the later of both. Both are
  /// locked.
  public void join(AccountKey from, AccountKey into) {
    jdbc.update(JOIN, into.merchantId(), into.customerId(), from.merchantId(), from.customerId());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
        new LastActive(
            time(row.getTimestamp("active_at")),
            time(row.getTimestamp("redeemed_at")),
            time(row.getTimestamp("adjusted_at")),
            time(row.getTimestamp("birthday_at"))));
  }

  private static @Nullable Instant time(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
