package com.loyalnest.local.bench;

import com.loyalnest.local.dev.DevSuite;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// `bench redeem`: how many redemptions of many customers are committed in a second, beside the
/// bare SQL of a redemption in the same minutes. One in a hundred asks for more than there is. How
/// many codes the shop makes meanwhile is its own affair, limited by its cost budget, and told
/// apart.
public final class RedeemBench {
  private static final int REWARDS = 8;
  private static final int COST = 5;
  private static final int ORDERS_FOR_EACH = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private RedeemBench() {}

  /// @param processes of the suite, whose CPU counts
  public static int run(DevSuite suite, List<ProcessHandle> processes, List<String> options) {
    var settings = BenchSettings.of(options);
    var clock = Clock.systemUTC();
    var book = new OrderBook(suite, clock.instant());
    var cpu = new CpuMeter(processes);
    try (var effects = new Effects(suite);
        var counts = new RedemptionCounts(suite);
        var floor = Floor.prepare(suite, "redeem");
        var desk = new RewardDesk(suite)) {
      System.out.println(effects.durability());
      System.out.println("warming up, and giving a thousand customers points …");
      Throughput.measure(
          suite,
          effects,
          cpu,
          book.ofRegulars(OrderBook.CUSTOMERS * ORDERS_FOR_EACH, clock.instant()),
          settings.connections());
      var rewards = IntStream.range(0, REWARDS).mapToObj(n -> desk.create(COST)).toList();
      var dear = desk.create(RewardDesk.BEYOND_ALL);
      var turns =
          new RedemptionTurns(desk, counts::made, cpu, book, rewards, dear, settings, PATIENCE);
      turns.run();
      rounds(settings, floor, turns, counts);
      rewards.forEach(desk::remove);
      desk.remove(dear);
    }
    return 0;
  }

  private static void rounds(
      BenchSettings settings, Floor floor, RedemptionTurns turns, RedemptionCounts counts) {
    var ratios = new ArrayList<Double>();
    var issuedBefore = counts.issued();
    var start = System.nanoTime();
    for (var round = 1; round <= settings.rounds(); round++) {
      var floorBefore = floor.run(settings.seconds());
      var first = turns.run();
      var second = turns.run();
      var floorAfter = floor.run(settings.seconds());
      var ratio = (first.perSecond() + second.perSecond()) / (floorBefore + floorAfter);
      ratios.add(ratio);
      System.out.printf(
          "round %d: floor %.0f/s, redemptions %.0f/s (%.0f µs CPU each), %.0f/s (%.0f µs), floor"
              + " %.0f/s, ratio %.3f, load %.1f%n",
          round,
          floorBefore,
          first.perSecond(),
          first.cpuMicrosEach(),
          second.perSecond(),
          second.cpuMicrosEach(),
          floorAfter,
          ratio,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "codes made by the shop meanwhile: %d, %.1f/s%n",
        counts.issued() - issuedBefore, (counts.issued() - issuedBefore) / seconds);
    Ratios.print(ratios);
  }
}
