package com.loyalnest.points.account;

import com.loyalnest.points.batch.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The segments of customers, as analytics tells them.
@Repository
public class Segments {
  static final String FIND =
      """
      select c.*
      from unnest(?::text[], ?::text[]) as k(merchant_id, customer_id)
      cross join lateral (
        select merchant_id, customer_id, coalesce(rfm_segment, '') as rfm_segment from customers
        where merchant_id = k.merchant_id and customer_id = k.customer_id
        limit 1) c
      """;

  /// Of two tellings the later counts; of the same time, the greater word.
  private static final String KEEP =
      """
      update customers set rfm_segment = ?, rfm_segment_at = ?::timestamptz
      where merchant_id = ? and customer_id = ?
        and (rfm_segment_at is null or (rfm_segment_at, rfm_segment) < (?::timestamptz, ?))
      """;

  private final JdbcTemplate jdbc;

  Segments(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// @param segment empty for none
  public record Told(AccountKey account, String segment, Instant at) {}

  /// By account, of those that there are; empty for none. Call it inside a transaction.
  public Map<AccountKey, String> find(Collection<AccountKey> accounts) {
    var found = new HashMap<AccountKey, String>();
    var columns = Columns.of(accounts);
    if (!columns.isEmpty()) {
      jdbc.query(
              FIND,
              (row, n) ->
                  Map.entry(
                      new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
                      row.getString("rfm_segment")),
              columns.text(AccountKey::merchantId),
              columns.text(AccountKey::customerId))
          .forEach(row -> found.put(row.getKey(), row.getValue()));
    }
    return found;
  }

  /// Call it inside a transaction.
  ///
  /// @return the accounts that there are
  public Set<AccountKey> keep(Collection<Told> news) {
    var known = new HashSet<>(find(news.stream().map(Told::account).distinct().toList()).keySet());
    news.stream()
        .filter(told -> known.contains(told.account()))
        .sorted(Comparator.comparing(Told::account))
        .forEach(told ->
            jdbc.update(
                KEEP,
                told.segment(),
                told.at().toString(),
                told.account().merchantId(),
                told.account().customerId(),
                told.at().toString(),
                told.segment()));
    return known;
  }
}
