package com.loyalnest.platform.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.outbox.OutboxSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The daily care for the rails' tables: partitions of the log ahead of time, old ones away once
/// every reader is past them, and old marks out of the inbox.
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final int MONTHS_AHEAD = 3;
  private static final Duration INBOX = Duration.ofDays(30);
  private static final Duration IDEMPOTENCY_KEYS = Duration.ofDays(30);
  private static final LocalTime QUIET_HOUR = LocalTime.of(3, 40);

  private final SystemDatabase database;
  private final OutboxSettings settings;
  private final InstantSource systemClock;

  Housekeeping(SystemDatabase database, OutboxSettings settings, InstantSource systemClock) {
    this.database = database;
    this.settings = settings;
    this.systemClock = systemClock;
  }

  RecurringTask<Void> daily() {
    return Tasks.recurring("housekeeping", Schedules.daily(ZoneOffset.UTC, QUIET_HOUR))
        .execute((instance, context) -> run());
  }

  void run() {
    var today = LocalDate.ofInstant(systemClock.instant(), ZoneOffset.UTC);
    database.jdbc().query("select ensure_outbox_partitions(?, ?)", row -> {}, today, MONTHS_AHEAD);
    var oldest = YearMonth.from(today.minusDays(settings.retention().toDays()));
    dropIfFinished(oldest.minusMonths(1));
    var marks = database.jdbc().update("delete from inbox where read_at < ?", before(INBOX));
    var keys =
        database
            .jdbc()
            .update("delete from idempotency_keys where created_at < ?", before(IDEMPOTENCY_KEYS));
    LOG.info("housekeeping: {} inbox marks and {} idempotency keys removed", marks, keys);
  }

  /// A month of the log goes only when it holds nothing that a reader has not finished.
  private void dropIfFinished(YearMonth month) {
    var unfinished =
        database
            .client()
            .sql(
                """
                select exists (select from outbox where created_at >= :from and created_at < :to
                  and (position is null or position > (select coalesce(min(position), 0) from outbox_readers)))
                """)
            .param("from", month.atDay(1))
            .param("to", month.plusMonths(1).atDay(1))
            .query(Boolean.class)
            .single();
    if (!unfinished) {
      database.jdbc().query("select drop_outbox_partition(?)", row -> {}, month.atDay(1));
    }
  }

  private OffsetDateTime before(Duration age) {
    return OffsetDateTime.ofInstant(systemClock.instant().minus(age), ZoneOffset.UTC);
  }
}
