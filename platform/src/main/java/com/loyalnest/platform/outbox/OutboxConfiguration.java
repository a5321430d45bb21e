package com.loyalnest.platform.outbox;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.job.BulkWork;
import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.platform.time.BusinessClock;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/// The service's event log and its relay.
@AutoConfiguration(after = {JdbcTemplateAutoConfiguration.class, DataRedisAutoConfiguration.class})
@EnableConfigurationProperties(OutboxSettings.class)
public class OutboxConfiguration {

  @Bean
  RelayBell relayBell() {
    return new RelayBell();
  }

  @Bean
  EventLog eventLog(SystemDatabase database, Clock systemClock) {
    return new EventLog(database, systemClock);
  }

  @Bean
  Backlog backlog(SystemDatabase database) {
    return new Backlog(database);
  }

  @Bean
  StreamRedis streamRedis(Environment environment, ClientResources lettuceClientResources) {
    return new StreamRedis(environment, lettuceClientResources);
  }

  @Bean
  @ConditionalOnBean(EventMapper.class)
  Outbox outbox(
      JdbcTemplate jdbcTemplate,
      EventMapper mapper,
      Ids ids,
      BusinessClock businessClock,
      Clock systemClock,
      RelayBell bell) {
    return new Outbox(jdbcTemplate, mapper, ids, businessClock, systemClock, bell);
  }

  @Bean
  Relay relay(
      @Value("${loyalnest.service}") String service,
      OutboxSettings settings,
      EventLog log,
      SystemDatabase database,
      StreamRedis redis,
      RelayBell bell,
      LiveWork liveWork,
      BulkWork bulkWork,
      Clock systemClock,
      MeterRegistry meters) {
    var leadership = new Leadership(database, service);
    var relay =
        new Relay(
            service,
            settings,
            log,
            leadership,
            redis.client(),
            bell,
            liveWork,
            bulkWork,
            systemClock);
    Gauge.builder("loyalnest.outbox.unread", relay, Relay::unread).register(meters);
    return relay;
  }
}
