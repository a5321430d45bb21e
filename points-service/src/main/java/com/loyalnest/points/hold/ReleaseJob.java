package com.loyalnest.points.hold;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.ledger.DueLots;
import com.loyalnest.points.ledger.DueSweep;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Ends holds. It looks every minute of system time, because business time may be moved, and asks
/// business time what is due.
@Component
public class ReleaseJob {
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final DueLots lots;
  private final DueSweep sweep;
  private final ReleasePoints releasePoints;
  private final BusinessClock clock;

  ReleaseJob(DueLots lots, DueSweep sweep, ReleasePoints releasePoints, BusinessClock clock) {
    this.lots = lots;
    this.sweep = sweep;
    this.releasePoints = releasePoints;
    this.clock = clock;
  }

  public RecurringTask<Void> everyMinute() {
    return Tasks.recurring("release-points", FixedDelay.of(BETWEEN_LOOKS))
        .execute((instance, context) -> run());
  }

  public void run() {
    var now = clock.now();
    sweep.run((last, limit) -> lots.held(now, last, limit), due -> releasePoints.release(due, now));
  }
}
