package com.loyalnest.points.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.loyalnest.points.batch.Columns;
import java.util.Collection;
import java.util.Map;
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
        select u.merchant_id, u.customer_id as person, u.customer_id
        from unnest(?::text[], ?::text[]) as u(merchant_id, customer_id)
        union
        select c.merchant_id, m.person, c.customer_id
        from members m
        cross join lateral (
          select merchant_id, customer_id from customers
          where merchant_id = m.merchant_id and merged_into = m.customer_id offset 0) c)
      select merchant_id, person, customer_id from members
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

  /// Each with all that were merged into it.
  Map<AccountKey, Set<String>> members(Collection<AccountKey> accounts) {
    var columns = Columns.of(accounts);
    return jdbc
        .query(
            MEMBERS,
            (row, n) ->
                Map.entry(
                    new AccountKey(row.getString("merchant_id"), row.getString("person")),
                    row.getString("customer_id")),
            columns.text(AccountKey::merchantId),
            columns.text(AccountKey::customerId))
        .stream()
        .collect(
            groupingBy(
                Map.Entry::getKey, mapping(Map.Entry::getValue, toCollection(TreeSet::new))));
  }

  /// @param into absent to part them
  void link(AccountKey account, @Nullable String into) {
    jdbc.update(LINK, into, account.merchantId(), account.customerId());
  }
}
