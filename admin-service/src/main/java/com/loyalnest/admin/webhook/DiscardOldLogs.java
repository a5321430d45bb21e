package com.loyalnest.admin.webhook;

import com.loyalnest.platform.database.SystemDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/// Removes logged bodies, and the dead letters that point at them, once they are older than the
/// merchant is promised. Works merchant by merchant in small bites from the oldest row on, so it
/// never reads what it keeps.
@Component
public class DiscardOldLogs {
  private static final int BITE = 1000;
  private static final String NEXT_MERCHANT =
      "select min(merchant_id) from api_logs where merchant_id > ?";
  private static final String DISCARD =
      """
      with oldest as (select log_id, created_at from api_logs where merchant_id = ? order by log_id limit ?),
      gone as (
        delete from api_logs l using oldest o
        where l.merchant_id = ? and l.log_id = o.log_id and o.created_at < ?
        returning l.merchant_id, l.log_id),
      letters as (
        delete from dead_letters d using gone g
        where d.merchant_id = g.merchant_id and d.reader = ? and d.event_id = g.log_id::uuid)
      select count(*) from gone
      """;

  private final SystemDatabase database;

  DiscardOldLogs(SystemDatabase database) {
    this.database = database;
  }

  /// How many rows are gone.
  public long discard(Instant olderThan) {
    var total = 0L;
    var merchant = nextMerchant("");
    while (merchant != null) {
      total += discard(merchant, OffsetDateTime.ofInstant(olderThan, ZoneOffset.UTC));
      merchant = nextMerchant(merchant);
    }
    return total;
  }

  private @org.jspecify.annotations.Nullable String nextMerchant(String after) {
    return database.jdbc().queryForObject(NEXT_MERCHANT, String.class, after);
  }

  private long discard(String merchant, OffsetDateTime olderThan) {
    var total = 0L;
    long gone;
    do {
      var counted =
          database
              .jdbc()
              .queryForObject(
                  DISCARD, Long.class, merchant, BITE, merchant, olderThan, ParkedWebhooks.READER);
      gone = counted == null ? 0 : counted;
      total += gone;
    } while (gone == BITE);
    return total;
  }
}
