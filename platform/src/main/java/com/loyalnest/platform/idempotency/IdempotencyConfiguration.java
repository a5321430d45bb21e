package com.loyalnest.platform.idempotency;

import com.loyalnest.platform.time.BusinessClock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Idempotency keys for the calls of a service.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
public class IdempotencyConfiguration {

  @Bean
  IdempotentCalls idempotentCalls(JdbcClient jdbcClient, BusinessClock clock) {
    return new IdempotentCalls(jdbcClient, clock);
  }
}
