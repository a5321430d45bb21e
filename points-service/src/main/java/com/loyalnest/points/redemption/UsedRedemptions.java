package com.loyalnest.points.redemption;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import com.loyalnest.points.earning.OrderKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// Used redemptions by the orders they were used in, and what of them came back. Whoever changes
/// that holds the order's row.
@Repository
class UsedRedemptions {
  static final String IN_ORDERS =
      """
      select r.*
      from unnest(?::text[], ?::text[], ?::text[]) as k(merchant_id, platform, order_id)
      cross join lateral (
        select merchant_id, platform, order_id, customer_id, redemption_id, redeem_transaction_id, points_cost, returned,
          return_count
        from reward_redemptions
        where merchant_id = k.merchant_id and platform = k.platform and order_id = k.order_id and status = 'used'
        offset 0) r
      order by r.merchant_id, r.redemption_id
      """;
  static final String WRITE =
      """
      update reward_redemptions r
      set returned = k.returned, return_count = k.return_count, updated_at = t.now
      from (select ?::timestamptz as now) t,
        unnest(?::text[], ?::text[], ?::int[], ?::int[]) as k(merchant_id, redemption_id, returned, return_count)
      where r.merchant_id = k.merchant_id and r.redemption_id = k.redemption_id
      """;

  private final JdbcTemplate jdbc;

  UsedRedemptions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// @param transactionId by which the points were taken
  /// @param returned how many of them are back
  /// @param returnCount how often that changed
  record Used(
      OrderKey order,
      AccountKey account,
      String redemptionId,
      String transactionId,
      int cost,
      int returned,
      int returnCount) {
    Used with(int target) {
      return new Used(order, account, redemptionId, transactionId, cost, target, returnCount + 1);
    }
  }

  List<Used> in(Collection<OrderKey> orders) {
    var columns = Columns.of(orders);
    return jdbc.query(
        IN_ORDERS,
        (row, n) -> used(row),
        columns.text(OrderKey::merchantId),
        columns.text(OrderKey::platform),
        columns.text(OrderKey::orderId));
  }

  void write(List<Used> changed, Instant now) {
    if (changed.isEmpty()) {
      return;
    }
    var columns = Columns.of(changed);
    jdbc.update(
        WRITE,
        now.toString(),
        columns.text(used -> used.account().merchantId()),
        columns.text(Used::redemptionId),
        columns.ints(Used::returned),
        columns.ints(Used::returnCount));
  }

  private static Used used(ResultSet row) throws SQLException {
    var merchantId = row.getString("merchant_id");
    return new Used(
        new OrderKey(merchantId, row.getString("platform"), row.getString("order_id")),
        new AccountKey(merchantId, row.getString("customer_id")),
        row.getString("redemption_id"),
        row.getString("redeem_transaction_id"),
        row.getInt("points_cost"),
        row.getInt("returned"),
        row.getInt("return_count"));
  }
}
