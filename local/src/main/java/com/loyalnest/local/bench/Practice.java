package com.loyalnest.local.bench;

import com.loyalnest.local.dev.DevSuite;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;

/// Some seconds of a busy suite's life, so that a JVM which watches learns what will be hot:
/// orders, looks at balances, redemptions.
public final class Practice {
  private static final int ORDERS = 4 * OrderBook.CUSTOMERS;
  private static final int REDEMPTIONS = 1_000;
  private static final int COST = 500;
  private static final BenchSettings SETTINGS = BenchSettings.of(List.of("--seconds", "5"));

  private Practice() {}

  public static void run(DevSuite suite) {
    var now = Clock.systemUTC().instant();
    var book = new OrderBook(suite, now);
    Throughput.send(URI.create(suite.edge()), book.ofRegulars(ORDERS, now), SETTINGS.connections());
    Reads.run(suite, SETTINGS, n -> Latency.look(suite, book.regular(n)));
    try (var desk = new RewardDesk(suite);
        var threads = Executors.newFixedThreadPool(SETTINGS.connections())) {
      var reward = desk.create(COST);
      for (var n = 0; n < REDEMPTIONS; n++) {
        var customer = book.regular(n);
        threads.execute(() -> desk.redeem(customer, reward));
      }
    }
  }
}
