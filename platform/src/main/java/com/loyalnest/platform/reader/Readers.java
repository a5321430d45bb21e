package com.loyalnest.platform.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/// Runs this service's readers for as long as the service runs.
final class Readers implements SmartLifecycle {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<ReaderLoop> loops;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Readers(List<ReaderLoop> loops) {
    this.loops = loops;
  }

  @Override
  public void start() {
    running = true;
    for (var n = 0; n < loops.size(); n++) {
      threads.add(Thread.ofPlatform().name("reader-" + n).daemon().start(loops.get(n)));
    }
  }

  @Override
  public void stop() {
    running = false;
    loops.forEach(ReaderLoop::stop);
    for (var thread : threads) {
      try {
        if (!thread.join(PATIENCE)) {
          thread.interrupt();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
