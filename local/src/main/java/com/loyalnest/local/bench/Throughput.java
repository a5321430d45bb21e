package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends orders as fast as the door answers, on some connections, and waits until the last effect
/// of the last order.
///
/// @param orders all of them verified
/// @param seconds from the first byte to the last effect
/// @param cpuMicros of every process of the suite
record Throughput(int orders, double seconds, long cpuMicros) {
  private static final int BUSY = 503;
  private static final long PAUSE_MILLIS = 20;

  double perSecond() {
    return orders / seconds;
  }

  double cpuMicrosPerOrder() {
    return (double) cpuMicros / orders;
  }

  static Throughput measure(
      DevSuite suite, Effects effects, CpuMeter cpu, List<SignedOrder> orders, int connections) {
    var before = effects.now();
    var cpuBefore = cpu.micros();
    var start = System.nanoTime();
    send(URI.create(suite.edge()), orders, connections);
    effects.await(before, orders.size());
    var seconds = (System.nanoTime() - start) / 1e9;
    return new Throughput(orders.size(), seconds, cpu.micros() - cpuBefore);
  }

  static void send(URI door, List<SignedOrder> orders, int connections) {
    var waiting = new ConcurrentLinkedQueue<>(orders);
    var refused = new AtomicInteger();
    var done = new CountDownLatch(connections);
    for (var n = 0; n < connections; n++) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            try (var connection = new HttpConnection(door)) {
              sendAll(connection, waiting, refused);
            } catch (IOException failure) {
              refused.incrementAndGet();
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
    if (refused.get() > 0) {
      throw new CannotStart(refused.get() + " orders were refused");
    }
  }

  /// A busy door is asked again after a moment, as Shopify would.
  private static void sendAll(
      HttpConnection connection, ConcurrentLinkedQueue<SignedOrder> waiting, AtomicInteger refused)
      throws IOException {
    for (var order = waiting.poll(); order != null; order = waiting.poll()) {
      var status = connection.send(order.bytes()).status();
      while (status == BUSY) {
        try {
          Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          return;
        }
        status = connection.send(order.bytes()).status();
      }
      if (status != 200) {
        refused.incrementAndGet();
      }
    }
  }
}
