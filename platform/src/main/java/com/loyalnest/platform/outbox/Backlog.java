package com.loyalnest.platform.outbox;

import com.loyalnest.platform.database.SystemDatabase;
import java.time.Instant;
import java.util.Optional;

/// What readers of this service's events have not finished.
public final class Backlog {
  /// Positions are reported once a second, so this is that exact.
  private static final String OLDEST =
      """
      select min(created_at) from (
        (select created_at from outbox where position is null and merchant_id = ? order by outbox_id limit 1)
        union all
        (select created_at from outbox
         where position > (select position from outbox_readers where reader = ?) and merchant_id = ?
         order by position limit 1)) waiting
      """;

  private final SystemDatabase database;

  Backlog(SystemDatabase database) {
    this.database = database;
  }

  /// When the oldest event of a merchant was written that a reader has not finished; empty when it
  /// has finished all.
  ///
  /// @param reader as `service.reader`
  public Optional<Instant> oldest(String merchantId, String reader) {
    return database
        .jdbc()
        .query(
            OLDEST,
            (row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(time -> time.toInstant()),
            merchantId,
            reader,
            merchantId)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }
}
