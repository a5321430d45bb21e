package com.loyalnest.local.bench;

import com.loyalnest.local.dev.DevSuite;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// `bench earn`: how many orders become points, log entries, facts and messages in a second, beside
/// what the same Postgres does with bare SQL in the same minutes. Wall-clock figures of shared
/// machines lie; the ratio of neighbouring turns and the CPU per order lie less.
public final class EarnBench {
  private EarnBench() {}

  /// @param processes of the suite, whose CPU counts
  public static int run(DevSuite suite, List<ProcessHandle> processes, List<String> options) {
    var settings = BenchSettings.of(options);
    var clock = Clock.systemUTC();
    var book = new OrderBook(suite, clock.instant());
    var cpu = new CpuMeter(processes);
    try (var effects = new Effects(suite);
        var floor = Floor.prepare(suite, "multi")) {
      System.out.println(effects.durability());
      System.out.println("warming up …");
      Throughput.measure(
          suite,
          effects,
          cpu,
          book.ofRegulars(settings.orders() / 2, clock.instant()),
          settings.connections());
      latency("soon after the start", suite, book, settings, clock);
      var ratios = new ArrayList<Double>();
      for (var round = 1; round <= settings.rounds(); round++) {
        var floorBefore = floor.run(settings.seconds());
        var first = ours(suite, effects, cpu, book, settings, clock);
        var second = ours(suite, effects, cpu, book, settings, clock);
        var floorAfter = floor.run(settings.seconds());
        var ratio = (first.perSecond() + second.perSecond()) / (floorBefore + floorAfter);
        ratios.add(ratio);
        print(round, floorBefore, first, second, floorAfter, ratio);
      }
      latency("after the rounds", suite, book, settings, clock);
      Ratios.print(ratios);
    }
    return 0;
  }

  /// Measured twice: in the first minute code is still being compiled.
  private static void latency(
      String when, DevSuite suite, OrderBook book, BenchSettings settings, Clock clock) {
    var orders = book.ofNewCustomers(settings.rate() * settings.seconds(), clock.instant());
    System.out.printf("latency at %d orders/s, from the first byte, %s%n", settings.rate(), when);
    new Latency(suite).run(orders, settings.rate()).print();
  }

  private static Throughput ours(
      DevSuite suite,
      Effects effects,
      CpuMeter cpu,
      OrderBook book,
      BenchSettings settings,
      Clock clock) {
    var orders = book.ofRegulars(settings.orders(), clock.instant());
    return Throughput.measure(suite, effects, cpu, orders, settings.connections());
  }

  private static void print(
      int round,
      double floorBefore,
      Throughput first,
      Throughput second,
      double floorAfter,
      double ratio) {
    System.out.printf(
        "round %d: floor %.0f/s, orders %.0f/s (%.0f µs CPU each), orders %.0f/s (%.0f µs), floor"
            + " %.0f/s, ratio %.3f, load %.1f%n",
        round,
        floorBefore,
        first.perSecond(),
        first.cpuMicrosPerOrder(),
        second.perSecond(),
        second.cpuMicrosPerOrder(),
        floorAfter,
        ratio,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
