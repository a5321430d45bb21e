package com.loyalnest.points.goal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// What of `orders` counts towards goals; read only.
@Repository
class SpendingTable {
  static final String OF_CUSTOMERS =
      """
      select o.*
      from unnest(?::text[], ?::text[]) as k(merchant_id, customer_id)
      cross join lateral (
        select merchant_id, customer_id, eligible, currency, program_version, first_paid_at from orders
        where merchant_id = k.merchant_id and customer_id = k.customer_id and eligible > 0
          and first_paid_at is not null
        offset 0) o
      """;

  private final JdbcTemplate jdbc;

  SpendingTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(AccountKey account, Spending spending) {}

  Map<AccountKey, List<Spending>> of(Collection<AccountKey> accounts) {
    var columns = Columns.of(accounts);
    return jdbc
        .query(
            OF_CUSTOMERS,
            (row, n) ->
                new Row(
                    new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
                    new Spending(
                        row.getBigDecimal("eligible"),
                        row.getString("currency"),
                        row.getInt("program_version"),
                        row.getTimestamp("first_paid_at").toInstant())),
            columns.text(AccountKey::merchantId),
            columns.text(AccountKey::customerId))
        .stream()
        .collect(groupingBy(Row::account, mapping(Row::spending, toList())));
  }
}
