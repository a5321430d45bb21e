package com.loyalnest.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.loyalnest.platform.database.SystemDatabase;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/// Runs this service's jobs (every bean that is a db-scheduler `Task`). They stand in Postgres
/// before they begin, run on one replica at a time, and go on after a restart.
public final class Jobs implements SmartLifecycle {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final int THREADS = 2;

  private final Scheduler scheduler;
  private volatile boolean running;

  Jobs(SystemDatabase database, List<Task<?>> tasks) {
    var recurring =
        tasks.stream()
            .filter(RecurringTask.class::isInstance)
            .map(task -> (RecurringTask<?>) task)
            .toList();
    var others = tasks.stream().filter(task -> !(task instanceof RecurringTask)).toList();
    this.scheduler =
        Scheduler.create(database.pool(), List.copyOf(others))
            .startTasks(recurring)
            .threads(THREADS)
            .pollingInterval(BETWEEN_LOOKS)
            .build();
  }

  /// For scheduling one-time jobs.
  public Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public void start() {
    running = true;
    scheduler.start();
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
