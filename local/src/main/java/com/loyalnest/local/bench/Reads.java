package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Questions at a fixed rate, open loop: an answer's time counts from the question's moment, even
/// if the sender was late.
final class Reads {
  private static final int CONNECTIONS = 32;

  private final Histogram times = new ConcurrentHistogram(3);
  private final AtomicInteger failed = new AtomicInteger();

  /// @param question the request of each number
  static Reads run(DevSuite suite, BenchSettings settings, IntFunction<byte[]> question) {
    var reads = new Reads();
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
        var asked = question.apply(n);
        threads.execute(() -> reads.read(asked, moment, idle));
      }
    } catch (IOException failure) {
      throw new CannotStart("the door does not answer", failure);
    }
    idle.forEach(Latency::close);
    return reads;
  }

  Histogram times() {
    return times;
  }

  int failed() {
    return failed.get();
  }

  void print() {
    Latency.print("read    ", times);
    System.out.println("  failed   " + failed);
  }

  private void read(byte[] question, long moment, BlockingQueue<HttpConnection> idle) {
    try {
      if (Latency.ask(question, idle).status() == 200) {
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
