package com.loyalnest.points.ledger;

import com.loyalnest.points.batch.Columns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The dates of lots and what their owners were told of them. Whoever changes them has locked the
/// accounts.
@Repository
public class LotDates {
  static final String EXPIRE_AT =
      """
      update points_lots l set expires_at = ?::timestamptz
      from unnest(?::text[], ?::text[], ?::text[]) as k(merchant_id, customer_id, lot_id)
      where l.merchant_id = k.merchant_id and l.customer_id = k.customer_id and l.lot_id = k.lot_id
      """;
  static final String WARNED =
      """
      update points_lots l set warnings = ?
      from unnest(?::text[], ?::text[], ?::text[]) as k(merchant_id, customer_id, lot_id)
      where l.merchant_id = k.merchant_id and l.customer_id = k.customer_id and l.lot_id = k.lot_id
      """;

  private final JdbcTemplate jdbc;

  LotDates(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// @param expiresAt absent for never
  public void expireAt(List<DueLot> lots, @Nullable Instant expiresAt) {
    update(EXPIRE_AT, expiresAt == null ? null : expiresAt.toString(), lots);
  }

  /// Their owners had so many of the two warnings now.
  public void warned(List<DueLot> lots, int warnings) {
    update(WARNED, warnings, lots);
  }

  private void update(String statement, @Nullable Object value, List<DueLot> lots) {
    var columns = Columns.of(lots);
    jdbc.update(
        statement,
        value,
        columns.text(lot -> lot.account().merchantId()),
        columns.text(lot -> lot.account().customerId()),
        columns.text(DueLot::lotId));
  }
}
