package com.loyalnest.points.adjustment;

import com.loyalnest.points.adjustment.PointsAdjustment.State;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A merchant's adjustments, as staff look through them.
@Component
public class Adjustments {
  /// Above every UUID's text.
  private static final String NEWEST = "g";

  private final AdjustmentTable table;

  Adjustments(AdjustmentTable table) {
    this.table = table;
  }

  /// At most `limit`, newest first, older than `before`.
  ///
  /// @param state its word; absent for all
  @Transactional(readOnly = true)
  public List<PointsAdjustment> list(
      String merchantId, Optional<String> state, Optional<String> before, int limit) {
    var olderThan = before.orElse(NEWEST);
    return state
        .map(word -> table.newest(merchantId, State.of(word), olderThan, limit))
        .orElseGet(() -> table.newest(merchantId, olderThan, limit));
  }
}
