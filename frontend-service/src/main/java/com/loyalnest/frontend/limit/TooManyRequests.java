package com.loyalnest.frontend.limit;

import java.time.Duration;

/// The caller has asked more than one may.
public final class TooManyRequests extends RuntimeException {
  private final transient Duration wait;

  TooManyRequests(Duration wait) {
    super("too many requests");
    this.wait = wait;
  }

  /// After which the next one is answered.
  public Duration waitFor() {
    return wait;
  }

  /// No stack: it is thrown when there is most to do.
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
