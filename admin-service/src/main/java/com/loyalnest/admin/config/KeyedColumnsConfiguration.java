package com.loyalnest.admin.config;

import com.loyalnest.platform.crypto.KeyedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service keeps sealed or indexed.
@Configuration(proxyBeanMethods = false)
class KeyedColumnsConfiguration {
  @Bean
  KeyedColumn apiLogsPersonal() {
    return KeyedColumn.sealed("api_logs", "personal", "log_id");
  }
}
