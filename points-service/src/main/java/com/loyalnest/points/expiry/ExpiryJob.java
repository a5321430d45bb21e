package com.loyalnest.points.expiry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.ledger.DueLots;
import com.loyalnest.points.ledger.DueSweep;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Takes points whose time is over. It looks every minute of system time, because business time may
/// be moved, and asks business time what is due.
@Component
public class ExpiryJob {
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final DueLots lots;
  private final DueSweep sweep;
  private final ExpirePoints expirePoints;
  private final BusinessClock clock;

  ExpiryJob(DueLots lots, DueSweep sweep, ExpirePoints expirePoints, BusinessClock clock) {
    this.lots = lots;
    this.sweep = sweep;
    this.expirePoints = expirePoints;
    this.clock = clock;
  }

  public RecurringTask<Void> everyMinute() {
    return Tasks.recurring("expire-points", FixedDelay.of(BETWEEN_LOOKS))
        .execute((instance, context) -> run());
  }

  public void run() {
    var now = clock.now();
    sweep.run(
        (last, limit) -> lots.expired(now, last, limit), due -> expirePoints.expire(due, now));
  }
}
