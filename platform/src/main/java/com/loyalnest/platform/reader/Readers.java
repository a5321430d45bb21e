package com.loyalnest.platform.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/// Runs this service's readers for as long as the service runs.
final class Readers implements SmartLifecycle {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<List<ReaderLoop>> makeLoops;
  private final List<ReaderLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  /// @param makeLoops new loops for every start; a loop that was stopped stays so
  Readers(Supplier<List<ReaderLoop>> makeLoops) {
    this.makeLoops = makeLoops;
  }

  @Override
  public void start() {
    running = true;
    loops.addAll(makeLoops.get());
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
    loops.clear();
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
