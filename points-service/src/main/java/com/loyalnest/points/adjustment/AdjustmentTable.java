package com.loyalnest.points.adjustment;

import com.loyalnest.points.adjustment.PointsAdjustment.State;
import com.loyalnest.points.adjustment.PointsAdjustment.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `points_adjustments`.
@Repository
class AdjustmentTable {
  private static final String COLUMNS =
      """
      select merchant_id, adjustment_id, customer_id, points, reason, state, requested_by, requested_at, decided_by,
        decided_at, transaction_id
      from points_adjustments
      """;
  private static final String INSERT =
      """
      insert into points_adjustments (merchant_id, adjustment_id, customer_id, points, reason, state, requested_by,
        requested_at, decided_by, decided_at, transaction_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String DECIDE =
      """
      update points_adjustments set state = ?, decided_by = ?, decided_at = ?, transaction_id = ?
      where merchant_id = ? and adjustment_id = ?
      """;
  static final String LOCK = COLUMNS + "where merchant_id = ? and adjustment_id = ? for update";
  static final String NEWEST =
      COLUMNS + "where merchant_id = ? and adjustment_id < ? order by adjustment_id desc limit ?";
  static final String NEWEST_IN_STATE =
      COLUMNS
          + "where merchant_id = ? and state = ? and adjustment_id < ? order by adjustment_id desc limit ?";

  private final JdbcTemplate jdbc;

  AdjustmentTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(PointsAdjustment adjustment) {
    jdbc.update(
        INSERT,
        adjustment.merchantId(),
        adjustment.adjustmentId(),
        adjustment.customerId(),
        adjustment.points(),
        adjustment.reason(),
        adjustment.state().word(),
        adjustment.requestedBy(),
        utc(adjustment.requestedAt()),
        decidedBy(adjustment),
        decidedAt(adjustment),
        adjustment.transactionId().orElse(null));
  }

  void decide(PointsAdjustment adjustment) {
    jdbc.update(
        DECIDE,
        adjustment.state().word(),
        decidedBy(adjustment),
        decidedAt(adjustment),
        adjustment.transactionId().orElse(null),
        adjustment.merchantId(),
        adjustment.adjustmentId());
  }

  /// Two people who decide at once do so in turn.
  Optional<PointsAdjustment> lock(String merchantId, String adjustmentId) {
    return jdbc.query(LOCK, (row, n) -> adjustment(row), merchantId, adjustmentId).stream()
        .findFirst();
  }

  List<PointsAdjustment> newest(String merchantId, String before, int limit) {
    return jdbc.query(NEWEST, (row, n) -> adjustment(row), merchantId, before, limit);
  }

  List<PointsAdjustment> newest(String merchantId, State state, String before, int limit) {
    return jdbc.query(
        NEWEST_IN_STATE, (row, n) -> adjustment(row), merchantId, state.word(), before, limit);
  }

  private static @Nullable String decidedBy(PointsAdjustment adjustment) {
    return adjustment.verdict().map(Verdict::by).orElse(null);
  }

  private static @Nullable OffsetDateTime decidedAt(PointsAdjustment adjustment) {
    return adjustment.verdict().map(verdict -> utc(verdict.at())).orElse(null);
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static PointsAdjustment adjustment(ResultSet row) throws SQLException {
    var decidedBy = row.getString("decided_by");
    return new PointsAdjustment(
        row.getString("merchant_id"),
        row.getString("adjustment_id"),
        row.getString("customer_id"),
        row.getInt("points"),
        row.getString("reason"),
        State.of(row.getString("state")),
        row.getString("requested_by"),
        row.getTimestamp("requested_at").toInstant(),
        decidedBy == null
            ? Optional.empty()
            : Optional.of(new Verdict(decidedBy, row.getTimestamp("decided_at").toInstant())),
        Optional.ofNullable(row.getString("transaction_id")));
  }
}
