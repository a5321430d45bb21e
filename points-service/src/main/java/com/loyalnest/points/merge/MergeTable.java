package com.loyalnest.points.merge;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.merge.CustomerMerge.Source;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `customer_merges`. Whoever writes has locked the accounts.
@Repository
class MergeTable {
  private static final String INSERT =
      """
      insert into customer_merges (merchant_id, merge_id, merged_customer_id, customer_id, source, reason, merged_by,
        merged_at, debt_points)
      values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
      """;
  static final String STANDING =
      """
      select merge_id, customer_id, source, reason, merged_by, merged_at, debt_points from customer_merges
      where merchant_id = ? and merged_customer_id = ? and undone_at is null
      """;
  static final String KNOWN =
      "select 1 from customer_merges where merchant_id = ? and merged_customer_id = ? limit 1";
  private static final String UNDO =
      """
      update customer_merges set undone_at = ?::timestamptz, undone_by = ?, undone_reason = ?
      where merchant_id = ? and merge_id = ?
      """;

  private final JdbcTemplate jdbc;

  MergeTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(CustomerMerge merge) {
    jdbc.update(
        INSERT,
        merge.merged().merchantId(),
        merge.mergeId(),
        merge.merged().customerId(),
        merge.customerId(),
        merge.source().word(),
        merge.reason(),
        merge.mergedBy(),
        merge.mergedAt().toString(),
        merge.debtPoints());
  }

  Optional<CustomerMerge> standing(AccountKey merged) {
    return jdbc
        .query(
            STANDING,
            (row, n) ->
                new CustomerMerge(
                    row.getString("merge_id"),
                    merged,
                    row.getString("customer_id"),
                    Source.of(row.getString("source")),
                    row.getString("reason"),
                    row.getString("merged_by"),
                    row.getTimestamp("merged_at").toInstant(),
                    row.getInt("debt_points")),
            merged.merchantId(),
            merged.customerId())
        .stream()
        .findFirst();
  }

  /// Whether the account was ever merged, undone or not.
  boolean isKnown(AccountKey merged) {
    return !jdbc.query(KNOWN, (row, n) -> row.getInt(1), merged.merchantId(), merged.customerId())
        .isEmpty();
  }

  void undo(CustomerMerge merge, UnmergeCustomersCommand command, Instant now) {
    jdbc.update(
        UNDO,
        now.toString(),
        command.actor(),
        command.reason(),
        merge.merged().merchantId(),
        merge.mergeId());
  }
}
