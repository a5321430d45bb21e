package com.loyalnest.local.bench;

import com.loyalnest.local.dev.DevSuite;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// `bench balance`: how long a balance takes to read at a fixed rate, while orders come at theirs.
public final class BalanceBench {
  private BalanceBench() {}

  /// @param processes of the suite
  public static int run(DevSuite suite, List<ProcessHandle> processes, List<String> options) {
    var settings = BenchSettings.of(options);
    var clock = Clock.systemUTC();
    var book = new OrderBook(suite, clock.instant());
    try (var effects = new Effects(suite)) {
      System.out.println("warming up, and giving a thousand customers points …");
      Throughput.measure(
          suite,
          effects,
          new CpuMeter(processes),
          book.ofRegulars(OrderBook.CUSTOMERS, clock.instant()),
          settings.connections());
    }
    var orders = book.ofNewCustomers(settings.rate() * settings.seconds(), clock.instant());
    var selling =
        CompletableFuture.supplyAsync(() -> new Latency(suite).run(orders, settings.rate()));
    var reads = Reads.run(suite, settings, n -> Latency.look(suite, book.regular(n)));
    System.out.printf("%d orders/s:%n", settings.rate());
    selling.join().print();
    System.out.printf("%d balances/s:%n", settings.reads());
    reads.print();
    return reads.failed() == 0 ? 0 : 1;
  }
}
