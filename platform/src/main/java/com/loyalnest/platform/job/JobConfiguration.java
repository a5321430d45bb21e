package com.loyalnest.platform.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.outbox.OutboxConfiguration;
import com.loyalnest.platform.outbox.OutboxSettings;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// The service's jobs and the housekeeping that every service has.
@AutoConfiguration(after = OutboxConfiguration.class)
public class JobConfiguration {

  @Bean
  LiveWork liveWork() {
    return new LiveWork();
  }

  @Bean
  BulkWork bulkWork() {
    return new BulkWork();
  }

  @Bean
  Housekeeping housekeeping(SystemDatabase database, OutboxSettings settings, Clock systemClock) {
    return new Housekeeping(database, settings, systemClock);
  }

  @Bean
  Jobs jobs(SystemDatabase database, Housekeeping housekeeping, ObjectProvider<Task<?>> tasks) {
    List<Task<?>> all =
        Stream.concat(Stream.of(housekeeping.daily()), tasks.orderedStream()).toList();
    return new Jobs(database, all);
  }
}
