package com.loyalnest.local.bench;

import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Orders at a fixed rate, open loop: each has its moment, and its time counts from that moment
/// even if the sender was late, so nothing slow is left out. *Answered* is the door's 2xx;
/// *visible* is the first balance that shows the points. Only some orders are watched until they
/// are visible: looking costs the suite as much as many an order, and who looks at every order all
/// the time measures the looking.
final class Latency {
  private static final int CONNECTIONS = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final int WATCH_ONE_IN = 10;
  private static final Duration LEAD = Duration.ofMillis(200);
  private static final String BALANCE = "\"points_balance\":" + OrderBook.POINTS;

  private final DevSuite suite;
  private final Histogram answered = new ConcurrentHistogram(3);
  private final Histogram visible = new ConcurrentHistogram(3);
  private final AtomicInteger failed = new AtomicInteger();

  Latency(DevSuite suite) {
    this.suite = suite;
  }

  /// @param orders each of a customer of its own, so that its balance says whether it is visible
  Latency run(List<SignedOrder> orders, int perSecond) {
    var door = URI.create(suite.edge());
    BlockingQueue<HttpConnection> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < CONNECTIONS; n++) {
        idle.add(new HttpConnection(door));
      }
      var start = System.nanoTime() + LEAD.toNanos();
      var apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
      for (var n = 0; n < orders.size(); n++) {
        var order = orders.get(n);
        var moment = start + n * apart;
        for (var wait = moment - System.nanoTime(); wait > 0; wait = moment - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        var watched = n % WATCH_ONE_IN == 0;
        threads.execute(() -> follow(order, moment, watched, idle));
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    idle.forEach(Latency::close);
    return this;
  }

  private void follow(
      SignedOrder order, long moment, boolean watched, BlockingQueue<HttpConnection> idle) {
    try {
      if (ask(order.bytes(), idle).status() != 200) {
        failed.incrementAndGet();
        return;
      }
      answered.recordValue((System.nanoTime() - moment) / 1_000);
      if (!watched) {
        return;
      }
      var look = look(suite, order.customerId());
      while (!ask(look, idle).body().contains(BALANCE)) {
        if (System.nanoTime() - moment > PATIENCE.toNanos()) {
          failed.incrementAndGet();
          return;
        }
        Thread.sleep(LOOK_EVERY);
      }
      visible.recordValue((System.nanoTime() - moment) / 1_000);
    } catch (IOException failure) {
      failed.incrementAndGet();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  static HttpConnection.Answer ask(byte[] request, BlockingQueue<HttpConnection> idle)
      throws IOException, InterruptedException {
    var connection = idle.take();
    try {
      return connection.send(request);
    } finally {
      idle.add(connection);
    }
  }

  /// A question for a balance.
  static byte[] look(DevSuite suite, long customer) {
    return question(suite, "/v1/api/points/balance?customer_id=" + customer);
  }

  /// @param path with its query
  static byte[] question(DevSuite suite, String path) {
    var door = URI.create(suite.edge());
    return """
    GET %s HTTP/1.1
    Host: %s:%d
    Authorization: Bearer %s

    """
        .formatted(path, door.getHost(), door.getPort(), suite.merchantToken())
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static void close(HttpConnection connection) {
    try {
      connection.close();
    } catch (IOException failure) {
      System.err.println(failure.getMessage());
    }
  }

  void print() {
    print("answered", answered);
    print("visible ", visible);
    System.out.println("  failed   " + failed.get());
  }

  static void print(String what, Histogram times) {
    System.out.printf(
        "  %s p50 %.1f ms  p99 %.1f ms  p99.9 %.1f ms  max %.1f ms  n %d%n",
        what,
        times.getValueAtPercentile(50) / 1e3,
        times.getValueAtPercentile(99) / 1e3,
        times.getValueAtPercentile(99.9) / 1e3,
        times.getMaxValue() / 1e3,
        times.getTotalCount());
  }
}
