package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;

/// `bench race`: sixty-four redemptions of one balance at the same moment, many times over. Every
/// time exactly as many succeed as the balance pays for, and what is left is what must be left.
public final class RaceBench {
  private static final int PARALLEL = 64;
  private static final int USUAL_ROUNDS = 1_000;

  /// Of the points of one order: many, few, one, none.
  private static final List<Integer> PRICES = List.of(100, 59, 295, 590, 1180, 1181);

  private RaceBench() {}

  public static int run(DevSuite suite, List<ProcessHandle> processes, List<String> options) {
    var settings = BenchSettings.of(options, USUAL_ROUNDS);
    var clock = Clock.systemUTC();
    var orders =
        new OrderBook(suite, clock.instant()).ofNewCustomers(settings.rounds(), clock.instant());
    try (var effects = new Effects(suite);
        var counts = new RedemptionCounts(suite);
        var desk = new RewardDesk(suite)) {
      System.out.println("giving " + settings.rounds() + " customers points …");
      Throughput.measure(suite, effects, new CpuMeter(processes), orders, settings.connections());
      var rewards = new TreeMap<Integer, String>();
      PRICES.forEach(price -> rewards.put(price, desk.create(price)));
      var won = 0L;
      var start = System.nanoTime();
      for (var round = 0; round < settings.rounds(); round++) {
        var price = PRICES.get(round % PRICES.size());
        won +=
            race(
                desk,
                counts::balance,
                orders.get(round).customerId(),
                price,
                rewards.getOrDefault(price, ""));
      }
      rewards.values().forEach(desk::remove);
      System.out.printf(
          "%d rounds of %d at once: exactly the affordable ones succeeded every time, %d in all,"
              + " %.1f s%n",
          settings.rounds(), PARALLEL, won, (System.nanoTime() - start) / 1e9);
    }
    return 0;
  }

  /// @param balance of a customer, by the shop's number
  /// @return how many succeeded
  static int race(
      RewardDesk desk, LongUnaryOperator balance, long customer, int price, String rewardId) {
    var affordable = OrderBook.POINTS / price;
    var won = new AtomicInteger();
    var lost = new AtomicInteger();
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < PARALLEL; n++) {
        threads.execute(() -> {
          await(start);
          (desk.redeem(customer, rewardId) ? won : lost).incrementAndGet();
        });
      }
      start.countDown();
    }
    var left = balance.applyAsLong(customer);
    if (won.get() != affordable
        || lost.get() != PARALLEL - affordable
        || left != OrderBook.POINTS - (long) affordable * price) {
      throw new CannotStart(
          "customer %d: of %d points at %d each %d succeeded, %d were refused, %d points are left"
              .formatted(customer, OrderBook.POINTS, price, won.get(), lost.get(), left));
    }
    return won.get();
  }

  private static void await(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
