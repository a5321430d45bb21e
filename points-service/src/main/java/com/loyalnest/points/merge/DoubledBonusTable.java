package com.loyalnest.points.merge;

import com.loyalnest.points.batch.Columns;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `doubled_bonuses`. Whoever reads or writes has locked the accounts.
@Repository
class DoubledBonusTable {
  /// What was taken back once, by a merge that stands, is not doubled any more.
  static final String FIND =
      """
      select d.customer_id, d.activity, d.deed_key, d.points, d.transaction_id
      from activity_decisions d
      where d.merchant_id = ? and d.customer_id = any(?) and d.points > 0
        and exists (select from activity_decisions o
          where o.merchant_id = d.merchant_id and o.customer_id = any(?) and o.activity = d.activity
            and o.deed_key = d.deed_key and o.points > 0)
        and not exists (select from doubled_bonuses b
          join customer_merges m on m.merchant_id = b.merchant_id and m.merge_id = b.merge_id and m.undone_at is null
          where b.merchant_id = d.merchant_id and b.customer_id = d.customer_id and b.activity = d.activity
            and b.deed_key = d.deed_key)
      order by d.activity, d.deed_key, d.customer_id
      """;

  private static final String INSERT =
      """
      insert into doubled_bonuses (merchant_id, merge_id, customer_id, activity, deed_key, points)
      select ?, ?, n.* from unnest(?::text[], ?::text[], ?::text[], ?::int[]) as n
      """;
  static final String OF_MERGE =
      """
      select b.customer_id, b.activity, b.deed_key, b.points, d.transaction_id
      from doubled_bonuses b
      join activity_decisions d on d.merchant_id = b.merchant_id and d.customer_id = b.customer_id
        and d.activity = b.activity and d.deed_key = b.deed_key
      where b.merchant_id = ? and b.merge_id = ?
      order by b.activity, b.deed_key, b.customer_id
      """;

  private final JdbcTemplate jdbc;

  DoubledBonusTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// What some of these were given that some of the others were given too.
  List<DoubledBonus> find(
      String merchantId, Collection<String> customers, Collection<String> others) {
    return jdbc.query(
        FIND,
        (row, n) ->
            new DoubledBonus(
                row.getString("customer_id"),
                row.getString("activity"),
                row.getString("deed_key"),
                row.getInt("points"),
                row.getString("transaction_id")),
        merchantId,
        customers.toArray(String[]::new),
        others.toArray(String[]::new));
  }

  void insert(String merchantId, String mergeId, List<DoubledBonus> bonuses) {
    var columns = Columns.of(bonuses);
    jdbc.update(
        INSERT,
        merchantId,
        mergeId,
        columns.text(DoubledBonus::customerId),
        columns.text(DoubledBonus::activity),
        columns.text(DoubledBonus::deedKey),
        columns.ints(DoubledBonus::points));
  }

  List<DoubledBonus> ofMerge(CustomerMerge merge) {
    return jdbc.query(
        OF_MERGE,
        (row, n) ->
            new DoubledBonus(
                row.getString("customer_id"),
                row.getString("activity"),
                row.getString("deed_key"),
                row.getInt("points"),
                row.getString("transaction_id")),
        merge.merged().merchantId(),
        merge.mergeId());
  }
}
