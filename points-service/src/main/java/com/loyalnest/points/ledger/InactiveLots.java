package com.loyalnest.points.ledger;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.program.ExpiryActivity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Repository;

/// Lots of those who were not active for long. Only the job reads here, with the system role; what
/// it finds may have changed before it locks the account.
///
/// A merchant's accounts are gone through from one key to the next, once a day: no order has to
/// write an index for it.
@Repository
public class InactiveLots {
  static final String FIND =
      """
      select c.merchant_id, c.customer_id, l.lot_id, c.since
      from (
        select merchant_id, customer_id, greatest(?::timestamptz, active_at, case when ? then redeemed_at end,
          case when ? then adjusted_at end, case when ? then birthday_at end) as since
        from customers where merchant_id = ? and customer_id >= ? and points_balance > 0) c
      cross join lateral (
        select lot_id from points_lots
        where merchant_id = c.merchant_id and customer_id = c.customer_id and open and not pending
        offset 0) l
      where c.since >= ? and c.since < ? and (c.customer_id, l.lot_id) > (?, ?)
      order by c.customer_id, l.lot_id limit ?
      """;

  private final SystemDatabase database;

  InactiveLots(SystemDatabase database) {
    this.database = database;
  }

  /// Whose clocks are looked for.
  ///
  /// @param activity what starts a clock
  /// @param earliest when all clocks started that were not started since
  /// @param from the first start that is looked for
  /// @param until the first that is not
  public record Clocks(
      String merchantId, ExpiryActivity activity, Instant earliest, Instant from, Instant until) {}

  /// The lots, one account after another, each with the time when its account's clock started.
  public List<DueLot> of(Clocks clocks, DueLot after, int limit) {
    var customerId = after.account().customerId();
    return database
        .jdbc()
        .query(
            FIND,
            (row, n) ->
                new DueLot(
                    new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
                    row.getString("lot_id"),
                    row.getTimestamp("since").toInstant()),
            utc(clocks.earliest()),
            clocks.activity().redemptions(),
            clocks.activity().adjustments(),
            clocks.activity().birthdays(),
            clocks.merchantId(),
            customerId,
            utc(clocks.from()),
            utc(clocks.until()),
            customerId,
            after.lotId(),
            limit);
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
