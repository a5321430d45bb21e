package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// `bench refuse`: how many forged webhooks the door refuses, and what one costs the suite. Bodies
/// are whole orders, each changed in one letter after it was signed, so that nothing but the
/// signature over all of it tells. The sender works on the same cores: what counts is the CPU that
/// a refusal takes, and so how many a core has time for in a second.
public final class RefuseBench {
  private static final int FORGERIES = 1_000;
  private static final int A_TURN = 100_000;
  private static final int REFUSED = 401;
  private static final double MICROS = 1e6;

  private RefuseBench() {}

  /// @param processes of the suite, whose CPU counts
  public static int run(DevSuite suite, List<ProcessHandle> processes, List<String> options) {
    var settings = BenchSettings.of(options);
    var clock = Clock.systemUTC();
    var forged =
        new OrderBook(suite, clock.instant())
            .ofRegulars(FORGERIES, clock.instant()).stream().map(RefuseBench::forged).toList();
    var cpu = new CpuMeter(processes);
    var door = URI.create(suite.edge());
    System.out.printf(
        "forged webhooks of %,d bytes, %d connections%n",
        forged.getFirst().length, settings.connections());
    turn(door, forged, settings.connections());
    for (var round = 1; round <= settings.rounds(); round++) {
      var cpuBefore = cpu.micros();
      var start = System.nanoTime();
      turn(door, forged, settings.connections());
      var seconds = (System.nanoTime() - start) / 1e9;
      var micros = (double) (cpu.micros() - cpuBefore) / A_TURN;
      System.out.printf(
          "round %d: %.0f/s beside the sender, %.1f µs CPU each, %.0f/s a core%n",
          round, A_TURN / seconds, micros, MICROS / micros);
    }
    return 0;
  }

  /// The last letter of the body is another than was signed.
  private static byte[] forged(SignedOrder order) {
    var bytes = order.bytes().clone();
    bytes[bytes.length - 1] = ' ';
    return bytes;
  }

  private static void turn(URI door, List<byte[]> forged, int connections) {
    var next = new AtomicInteger();
    var let = new AtomicInteger();
    var done = new CountDownLatch(connections);
    for (var n = 0; n < connections; n++) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            try (var connection = new HttpConnection(door)) {
              for (var i = next.getAndIncrement(); i < A_TURN; i = next.getAndIncrement()) {
                if (connection.send(forged.get(i % FORGERIES)).status() != REFUSED) {
                  let.incrementAndGet();
                }
              }
            } catch (IOException failure) {
              let.incrementAndGet();
              System.err.println("a connection broke: " + failure);
            } finally {
              done.countDown();
            }
          });
    }
    try {
      done.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", stop);
    }
    if (let.get() > 0) {
      throw new CannotStart(let.get() + " forgeries were not refused with 401");
    }
  }
}
