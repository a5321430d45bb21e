package com.loyalnest.points.config;

import com.github.kagkarlsson.scheduler.task.Task;
import com.loyalnest.points.closing.ClosingJob;
import com.loyalnest.points.expiry.ExpiryJob;
import com.loyalnest.points.hold.ReleaseJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The service's recurring jobs.
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
  @Bean
  Task<?> releasePointsTask(ReleaseJob job) {
    return job.everyMinute();
  }

  @Bean
  Task<?> expirePointsTask(ExpiryJob job) {
    return job.everyMinute();
  }

  @Bean
  Task<?> closeDaysTask(ClosingJob job) {
    return job.everyQuarter();
  }
}
