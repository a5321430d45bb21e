package com.loyalnest.local.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// Asks again until the answer fits, for as long as it may take; then answers with the last one,
/// for the test to judge.
final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  static <T> T within(Duration time, Callable<T> question, Predicate<T> fits) throws Exception {
    var end = System.nanoTime() + time.toNanos();
    var answer = question.call();
    while (!fits.test(answer) && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      answer = question.call();
    }
    return answer;
  }
}
