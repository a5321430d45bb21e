package com.loyalnest.admin.config;

import com.github.kagkarlsson.scheduler.task.Task;
import com.loyalnest.admin.sync.ReconcileShops;
import com.loyalnest.admin.sync.SyncSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The comparing runs all the time.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
class SyncConfiguration {
  @Bean
  Task<?> reconcileShopsTask(ReconcileShops reconcileShops) {
    return reconcileShops.regularly();
  }
}
