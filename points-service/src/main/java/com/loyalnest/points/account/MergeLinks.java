package com.loyalnest.points.account;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `customers.merged_into`: the account that goes on in place of another. Links never form a ring.
@Repository
class MergeLinks {
  static final String LAST =
      """
      with recursive path as (
        select merchant_id, customer_id, merged_into from customers where merchant_id = ? and customer_id = ?
        union
        select c.merchant_id, c.customer_id, c.merged_into
        from path p
        cross join lateral (
          select merchant_id, customer_id, merged_into from customers
          where merchant_id = p.merchant_id and customer_id = p.merged_into limit 1) c)
      select customer_id from path where merged_into is null
      """;
  static final String MEMBERS =
      """
      with recursive members as (
        select ? as merchant_id, ? as customer_id
        union
        select c.merchant_id, c.customer_id
        from members m
        cross join lateral (
          select merchant_id, customer_id from customers
          where merchant_id = m.merchant_id and merged_into = m.customer_id offset 0) c)
      select customer_id from members
      """;
  private static final String LINK =
      "update customers set merged_into = ? where merchant_id = ? and customer_id = ?";

  private final JdbcTemplate jdbc;

  MergeLinks(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// Empty when there is no such account.
  Optional<String> last(AccountKey account) {
    return jdbc
        .query(LAST, (row, n) -> row.getString(1), account.merchantId(), account.customerId())
        .stream()
        .findFirst();
  }

  Set<String> members(AccountKey account) {
    return new TreeSet<>(
        jdbc.query(
            MEMBERS, (row, n) -> row.getString(1), account.merchantId(), account.customerId()));
  }

  /// @param into absent to part them
  void link(AccountKey account, @Nullable String into) {
    jdbc.update(LINK, into, account.merchantId(), account.customerId());
  }
}
