package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Turns of redemptions, as many at once as wanted, and exactly as many in the ledger afterwards as
/// were not over-asks.
final class RedemptionTurns {
  private static final int ONE_ASKS_TOO_MUCH_IN = 100;

  private final RewardDesk desk;
  private final LongSupplier made;
  private final CpuMeter cpu;
  private final OrderBook book;
  private final List<String> rewards;
  private final String dear;
  private final BenchSettings settings;

  /// @param made how many redemptions are in the ledger
  RedemptionTurns(
      RewardDesk desk,
      LongSupplier made,
      CpuMeter cpu,
      OrderBook book,
      List<String> rewards,
      String dear,
      BenchSettings settings) {
    this.desk = desk;
    this.made = made;
    this.cpu = cpu;
    this.book = book;
    this.rewards = rewards;
    this.dear = dear;
    this.settings = settings;
  }

  /// @param redemptions asked for, those that were refused too
  record Turn(int redemptions, double seconds, long cpuMicros) {
    double perSecond() {
      return redemptions / seconds;
    }

    double cpuMicrosEach() {
      return (double) cpuMicros / redemptions;
    }
  }

  Turn run() {
    var before = made.getAsLong();
    var cpuBefore = cpu.micros();
    var start = System.nanoTime();
    var next = new AtomicInteger();
    var done = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < settings.connections(); n++) {
        threads.execute(() -> redeemAll(next, done));
      }
    }
    var turn =
        new Turn(
            settings.redemptions(), (System.nanoTime() - start) / 1e9, cpu.micros() - cpuBefore);
    var wanted = settings.redemptions() - settings.redemptions() / ONE_ASKS_TOO_MUCH_IN;
    var grown = made.getAsLong() - before;
    if (done.get() != wanted || grown != wanted) {
      throw new CannotStart(
          "%d redemptions were answered and %d are in the ledger instead of %d"
              .formatted(done.get(), grown, wanted));
    }
    return turn;
  }

  private void redeemAll(AtomicInteger next, AtomicInteger done) {
    for (var n = next.getAndIncrement(); n < settings.redemptions(); n = next.getAndIncrement()) {
      var overAsk = n % ONE_ASKS_TOO_MUCH_IN == ONE_ASKS_TOO_MUCH_IN - 1;
      if (desk.redeem(book.regular(n), overAsk ? dear : rewards.get(n % rewards.size()))) {
        done.incrementAndGet();
      }
    }
  }
}
