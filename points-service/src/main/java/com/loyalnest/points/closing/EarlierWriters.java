package com.loyalnest.points.closing;

import com.loyalnest.platform.database.SystemDatabase;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// The transactions that were writing when something was committed. Postgres numbers writers as
/// they begin: once every number below the next free one is over, all that was written before can
/// be seen, and who comes later has seen the commit.
@Component
class EarlierWriters {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final int LOOKS = 200;
  private static final String NEXT = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
  private static final String OLDEST =
      "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  private final SystemDatabase database;

  EarlierWriters(SystemDatabase database) {
    this.database = database;
  }

  /// Waits some seconds for those that are writing now.
  ///
  /// @return whether they have all ended
  boolean haveEnded() {
    var next = number(NEXT);
    for (var look = 0; look < LOOKS; look++) {
      if (number(OLDEST) >= next) {
        return true;
      }
      if (!pause()) {
        return false;
      }
    }
    return false;
  }

  private static boolean pause() {
    try {
      Thread.sleep(LOOK_EVERY);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private long number(String query) {
    return database.client().sql(query).query(Long.class).single();
  }
}
