package com.loyalnest.local.launcher;

import com.loyalnest.local.bench.Practice;
import com.loyalnest.local.dev.DevSuite;
import java.time.Duration;
import java.util.List;

/// `up`: starts the suite and stays until it is ended.
final class Up {
  /// Printed alone on its line when everything is healthy; the script waits for it.
  static final String HEALTHY = "healthy";

  private static final int ENDED = 0;

  private Up() {}

  static int run(Home home, List<String> options) {
    if (Suite.runsIn(home)) {
      System.out.printf("LoyalNest runs in %s already%n%s%n", home.path(), HEALTHY);
      return ENDED;
    }
    var started = System.nanoTime();
    var suite = Suite.start(home, System.getenv(), options.contains("--processes"));
    var seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
    System.out.printf("LoyalNest is up after %.1f s%n%s%s%n", seconds, suite.urls(), HEALTHY);
    suite.awaitEnd();
    return ENDED;
  }

  /// Starts, practises, and ends: what a JVM learns meanwhile makes later starts faster, and the
  /// first minutes after them.
  static int train(Home home) {
    try (var suite = Suite.start(home, System.getenv(), false)) {
      System.out.println(suite.urls());
      Practice.run(DevSuite.read(home.devFile()));
    }
    return ENDED;
  }
}
