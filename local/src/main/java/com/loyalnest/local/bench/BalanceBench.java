package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// `bench balance`: how long a balance takes to read at a fixed rate, while orders come at theirs.
/// Open loop: a read's time counts from its moment, even if the sender was late.
public final class BalanceBench {
  private static final int CONNECTIONS = 32;

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
    var failed = new AtomicInteger();
    var times = reads(suite, book, settings, failed);
    System.out.printf("%d orders/s:%n", settings.rate());
    selling.join().print();
    System.out.printf("%d balances/s:%n", settings.reads());
    Latency.print("read    ", times);
    System.out.println("  failed   " + failed.get());
    return failed.get() == 0 ? 0 : 1;
  }

  static Histogram reads(
      DevSuite suite, OrderBook book, BenchSettings settings, AtomicInteger failed) {
    var times = new ConcurrentHistogram(3);
    BlockingQueue<HttpConnection> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < CONNECTIONS; n++) {
        idle.add(new HttpConnection(URI.create(suite.edge())));
      }
      var start = System.nanoTime();
      var apart = TimeUnit.SECONDS.toNanos(1) / settings.reads();
      for (var n = 0; n < settings.reads() * settings.seconds(); n++) {
        var moment = start + n * apart;
        for (var wait = moment - System.nanoTime(); wait > 0; wait = moment - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        var look = Latency.look(suite, book.regular(n));
        threads.execute(() -> read(look, moment, idle, times, failed));
      }
    } catch (IOException failure) {
      throw new CannotStart("the door does not answer", failure);
    }
    idle.forEach(Latency::close);
    return times;
  }

  private static void read(
      byte[] look,
      long moment,
      BlockingQueue<HttpConnection> idle,
      Histogram times,
      AtomicInteger failed) {
    try {
      if (Latency.ask(look, idle).status() == 200) {
        times.recordValue((System.nanoTime() - moment) / 1_000);
      } else {
        failed.incrementAndGet();
      }
    } catch (IOException failure) {
      failed.incrementAndGet();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
