package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Turns of redemptions, as many at once as wanted, and exactly as many in the ledger afterwards as
/// were not over-asks.
final class RedemptionTurns {
  private static final int ONE_ASKS_TOO_MUCH_IN = 100;
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final RewardDesk desk;
  private final LongSupplier made;
  private final Duration patience;
  private final CpuMeter cpu;
  private final OrderBook book;
  private final List<String> rewards;
  private final String dear;
  private final BenchSettings settings;

  /// @param made how many redemptions are in the ledger
  /// @param patience after which a turn is over anyway, and failed
  RedemptionTurns(
      RewardDesk desk,
      LongSupplier made,
      CpuMeter cpu,
      OrderBook book,
      List<String> rewards,
      String dear,
      BenchSettings settings,
      Duration patience) {
    this.desk = desk;
    this.patience = patience;
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

  /// The turn is over when the last redemption is in the ledger; who still waits for a code is
  /// waited for, but not counted.
  Turn run() {
    var wanted = settings.redemptions() - settings.redemptions() / ONE_ASKS_TOO_MUCH_IN;
    var before = made.getAsLong();
    var cpuBefore = cpu.micros();
    var start = System.nanoTime();
    var next = new AtomicInteger();
    var done = new AtomicInteger();
    Turn turn;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < settings.connections(); n++) {
        threads.execute(() -> redeemAll(next, done));
      }
      await(before + wanted, next);
      turn =
          new Turn(
              settings.redemptions(), (System.nanoTime() - start) / 1e9, cpu.micros() - cpuBefore);
    }
    var grown = made.getAsLong() - before;
    if (done.get() != wanted || grown != wanted) {
      throw new CannotStart(
          "%d redemptions were answered and %d are in the ledger instead of %d"
              .formatted(done.get(), grown, wanted));
    }
    return turn;
  }

  /// Looks only when all have been asked for: looking costs, too.
  private void await(long wanted, AtomicInteger next) {
    var end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end
        && (next.get() < settings.redemptions() || made.getAsLong() < wanted)) {
      try {
        Thread.sleep(LOOK_EVERY);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
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
