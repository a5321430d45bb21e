package com.loyalnest.platform.job;

import java.util.concurrent.atomic.AtomicInteger;

/// Whether a job of this service goes through a great many things at this moment. Telling the suite
/// of it can wait until that is done.
public final class BulkWork {
  private final AtomicInteger goingOn = new AtomicInteger();

  /// One job at its work, until it is closed.
  public interface Run extends AutoCloseable {
    @Override
    void close();
  }

  public Run begin() {
    goingOn.incrementAndGet();
    return goingOn::decrementAndGet;
  }

  public boolean isGoingOn() {
    return goingOn.get() > 0;
  }
}
