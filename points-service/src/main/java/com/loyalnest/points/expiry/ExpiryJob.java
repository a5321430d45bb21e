package com.loyalnest.points.expiry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.ledger.DueLots;
import com.loyalnest.points.ledger.DueSweep;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Sets the clocks of lots by newly published programs, takes points whose time is over, and warns
/// of those whose time is near. It looks every minute of system time, because business time may be
/// moved, and asks business time what is due.
@Component
public class ExpiryJob {
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final DueLots lots;
  private final DueSweep sweep;
  private final ExpiryClocks clocks;
  private final ExpirePoints expirePoints;
  private final WarnOfExpiry warnOfExpiry;
  private final InactivityRounds inactivityRounds;
  private final BusinessClock clock;

  ExpiryJob(
      DueLots lots,
      DueSweep sweep,
      ExpiryClocks clocks,
      ExpirePoints expirePoints,
      WarnOfExpiry warnOfExpiry,
      InactivityRounds inactivityRounds,
      BusinessClock clock) {
    this.lots = lots;
    this.sweep = sweep;
    this.clocks = clocks;
    this.expirePoints = expirePoints;
    this.warnOfExpiry = warnOfExpiry;
    this.inactivityRounds = inactivityRounds;
    this.clock = clock;
  }

  public RecurringTask<Void> everyMinute() {
    return Tasks.recurring("expire-points", FixedDelay.of(BETWEEN_LOOKS))
        .execute((instance, context) -> run());
  }

  public void run() {
    var now = clock.now();
    clocks.set(now);
    sweep.run(
        (last, limit) -> lots.expired(now, last, limit), due -> expirePoints.expire(due, now));
    warn(0, now, WarnOfExpiry.EARLY_DAYS);
    warn(1, now, WarnOfExpiry.LATE_DAYS);
    inactivityRounds.run(now);
  }

  private void warn(int warnings, Instant now, int days) {
    var until = now.plus(Duration.ofDays(days));
    sweep.run(
        (last, limit) -> lots.unwarned(warnings, now, until, last, limit),
        due -> warnOfExpiry.warn(due, now));
  }
}
