package com.loyalnest.points.merge;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.ledger.LotOrigin;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// What of an account is whose. Points that moved remember it; others are theirs who made the
/// order, or the account's own. Whoever asks has locked the account.
@Repository
class Holdings {
  static final String ORIGINS =
      """
      select l.lot_id, l.available_from, coalesce(l.home_customer_id, o.customer_id, l.customer_id) as home
      from points_lots l
      left join lateral (
        select customer_id from orders
        where merchant_id = l.merchant_id and platform = l.platform and order_id = l.order_id limit 1) o on true
      where l.merchant_id = ? and l.customer_id = ? and l.open
      """;
  static final String EARNED =
      """
      select (select coalesce(sum(points), 0) from orders where merchant_id = ? and customer_id = any(?))
        + (select coalesce(sum(direction * points), 0) from points_transactions
           where merchant_id = ? and customer_id = any(?) and type in ('earn', 'reverse') and order_id is null)
      """;

  private final JdbcTemplate jdbc;

  Holdings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// Where each open lot comes from.
  Map<String, LotOrigin> origins(AccountKey account) {
    return jdbc
        .query(
            ORIGINS,
            (row, n) ->
                new SimpleEntry<>(
                    row.getString("lot_id"),
                    new LotOrigin(
                        row.getTimestamp("available_from").toInstant(), row.getString("home"))),
            account.merchantId(),
            account.customerId())
        .stream()
        .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
  }

  /// What these accounts earned in all, less what was reversed, in whatever book it stands.
  long earned(String merchantId, Collection<String> customers) {
    var ids = customers.toArray(String[]::new);
    return jdbc.queryForObject(
        EARNED, (row, n) -> row.getLong(1), merchantId, ids, merchantId, ids);
  }
}
