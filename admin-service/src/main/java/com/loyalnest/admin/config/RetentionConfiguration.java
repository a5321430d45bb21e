package com.loyalnest.admin.config;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import com.loyalnest.admin.webhook.DiscardOldLogs;
import com.loyalnest.platform.time.BusinessClock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a day, what was promised to be gone goes.
@Configuration
@EnableConfigurationProperties(ApiLogSettings.class)
class RetentionConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionConfiguration.class);
  private static final LocalTime QUIET_HOUR = LocalTime.of(3, 10);

  @Bean
  Task<Void> apiLogRetention(DiscardOldLogs discard, ApiLogSettings settings, BusinessClock clock) {
    return Tasks.recurring("api-log-retention", Schedules.daily(ZoneOffset.UTC, QUIET_HOUR))
        .execute((instance, context) -> {
          var gone = discard.discard(clock.now().minus(settings.retention()));
          LOG.info("{} logged bodies were older than {}", gone, settings.retention());
        });
  }
}
