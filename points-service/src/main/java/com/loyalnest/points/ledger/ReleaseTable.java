package com.loyalnest.points.ledger;

import com.loyalnest.points.batch.Columns;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `points_releases`: insert only.
@Repository
class ReleaseTable {
  private static final String INSERT =
      """
      insert into points_releases (merchant_id, customer_id, lot_id, points, debt_points, released_at)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::timestamptz[])
      """;

  private final JdbcTemplate jdbc;

  ReleaseTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<PostedRelease> released) {
    if (released.isEmpty()) {
      return;
    }
    var columns = Columns.of(released);
    jdbc.update(
        INSERT,
        columns.text(row -> row.account().merchantId()),
        columns.text(row -> row.account().customerId()),
        columns.text(row -> row.lot().lotId()),
        columns.ints(PostedRelease::points),
        columns.ints(PostedRelease::debtPoints),
        columns.times(PostedRelease::releasedAt));
  }
}
