package com.loyalnest.points.closing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.program.MerchantZone;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Closes the days that are over, an hour after midnight of business time, for every merchant who
/// had transactions. A merchant whose days cannot be closed holds up nobody else and is tried
/// again.
@Component
public class ClosingJob {
  private static final Logger LOG = LoggerFactory.getLogger(ClosingJob.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(15);
  private static final Duration AFTER_MIDNIGHT = Duration.ofHours(1);

  /// Finds those, too, who wrote late and on no day since.
  private static final Duration OVERLAP = Duration.ofDays(1);

  static final String BUSY =
      "select distinct merchant_id from points_transactions where created_at >= ? and created_at < ?";

  private final SystemDatabase database;
  private final ClosingTable closings;
  private final EarlierWriters earlierWriters;
  private final CloseDays closeDays;
  private final TransactionTemplate transactions;
  private final BusinessClock clock;

  ClosingJob(
      SystemDatabase database,
      ClosingTable closings,
      EarlierWriters earlierWriters,
      CloseDays closeDays,
      TransactionTemplate transactions,
      BusinessClock clock) {
    this.database = database;
    this.closings = closings;
    this.earlierWriters = earlierWriters;
    this.closeDays = closeDays;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// It keeps the time until which all is closed, so that nothing is looked for twice.
  public RecurringTask<Instant> everyQuarter() {
    return Tasks.recurring("close-ledger-days", FixedDelay.of(BETWEEN_LOOKS), Instant.class)
        .initialData(Instant.EPOCH)
        .executeStateful((instance, context) -> run(instance.getData()));
  }

  /// @param closedUntil what the last run returned
  /// @return the time until which all days of all merchants are closed now
  public Instant run(Instant closedUntil) {
    var until = MerchantZone.UTC.day(clock.now().minus(AFTER_MIDNIGHT)).plusDays(-1).end();
    if (!until.isAfter(closedUntil)) {
      return closedUntil;
    }
    var busy = busy(closedUntil.minus(OVERLAP), until);
    busy.forEach(merchantId -> seal(merchantId, until));
    if (!earlierWriters.haveEnded()) {
      LOG.warn("no day is closed yet: a transaction has been writing for long");
      return closedUntil;
    }
    var failures = busy.stream().filter(merchantId -> !close(merchantId, until)).count();
    return failures == 0 ? until : closedUntil;
  }

  private List<String> busy(Instant from, Instant until) {
    return database
        .jdbc()
        .query(
            BUSY,
            (row, n) -> row.getString(1),
            OffsetDateTime.ofInstant(from, ZoneOffset.UTC),
            OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
  }

  private void seal(String merchantId, Instant until) {
    TenantContext.runAs(
        Tenancy.of(merchantId),
        () -> transactions.executeWithoutResult(transaction -> closings.seal(merchantId, until)));
  }

  private boolean close(String merchantId, Instant until) {
    try {
      TenantContext.runAs(Tenancy.of(merchantId), () -> closeDays.close(merchantId, until));
      return true;
    } catch (RuntimeException failure) {
      LOG.error("days of {} cannot be closed", merchantId, failure);
      return false;
    }
  }
}
