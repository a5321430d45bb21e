package com.loyalnest.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.loyalnest.platform.database.SystemDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Runs this service's jobs (every bean that is a db-scheduler `Task`). They stand in Postgres
/// before they begin, run on one replica at a time, and go on after a restart.
public final class Jobs implements SmartLifecycle {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final int THREADS = 2;

  private final SchedulerBuilder builder;
  private final SchedulerClient client;
  private @Nullable Scheduler scheduler;

  Jobs(SystemDatabase database, List<Task<?>> tasks) {
    var recurring =
        tasks.stream()
            .filter(RecurringTask.class::isInstance)
            .map(task -> (RecurringTask<?>) task)
            .toList();
    var others = tasks.stream().filter(task -> !(task instanceof RecurringTask)).toList();
    this.builder =
        Scheduler.create(database.pool(), List.copyOf(others))
            .startTasks(recurring)
            .threads(THREADS)
            .pollingInterval(BETWEEN_LOOKS);
    this.client = SchedulerClient.Builder.create(database.pool(), List.copyOf(others)).build();
  }

  /// For scheduling one-time jobs.
  public SchedulerClient client() {
    return client;
  }

  @Override
  public void start() {
    var started = builder.build();
    started.start();
    scheduler = started;
  }

  @Override
  public void stop() {
    var stopping = scheduler;
    scheduler = null;
    if (stopping != null) {
      stopping.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }
}
