package com.loyalnest.points.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A merchant's closed days, as staff look through them.
@Component
public class Closings {
  private final ClosingTable table;

  Closings(ClosingTable table) {
    this.table = table;
  }

  /// A closed day and when it was closed.
  public record Line(DayClosing closing, Instant closedAt) {}

  /// At most `limit`, newest first, before the day `before`.
  @Transactional(readOnly = true)
  public List<Line> list(String merchantId, Optional<LocalDate> before, int limit) {
    return table.newest(merchantId, before, limit);
  }
}
