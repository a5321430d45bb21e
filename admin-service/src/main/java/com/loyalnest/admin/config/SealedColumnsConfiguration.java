package com.loyalnest.admin.config;

import com.loyalnest.platform.crypto.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service keeps sealed.
@Configuration(proxyBeanMethods = false)
class SealedColumnsConfiguration {
  @Bean
  SealedColumn apiLogsPersonal() {
    return SealedColumn.of("api_logs", "personal", "log_id");
  }
}
