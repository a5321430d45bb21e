package com.loyalnest.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes this process's relay when a transaction with events has committed. Rings while the relay
/// is awake are one ring; a lost ring costs only the relay's normal pause.
public final class RelayBell {
  private final Semaphore rung = new Semaphore(0);

  public void ring() {
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
