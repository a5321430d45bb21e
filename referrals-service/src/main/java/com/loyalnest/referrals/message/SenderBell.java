package com.loyalnest.referrals.message;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Wakes this process's sender when messages were committed. A lost ring costs only the sender's
/// normal pause.
@Component
class SenderBell {
  private final Semaphore rung = new Semaphore(0);

  void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /// Returns at a ring, or after `pause`.
  void await(Duration pause) throws InterruptedException {
    if (rung.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
