package com.loyalnest.platform.crypto;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.loyalnest.platform.database.SystemDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/// The keys and what is done with them.
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class)
@EnableConfigurationProperties(CryptoSettings.class)
public class CryptoConfiguration {
  @Bean
  DataKeys dataKeys(CryptoSettings settings) {
    return new DataKeys(settings);
  }

  @Bean
  FieldCipher fieldCipher(JdbcTemplate jdbcTemplate, DataKeys keys) {
    return new FieldCipher(jdbcTemplate, keys);
  }

  @Bean
  BlindIndex blindIndex(CryptoSettings settings) {
    return new BlindIndex(settings);
  }

  @Bean
  FollowKeys followKeys(
      ObjectProvider<KeyedColumn> columns,
      SystemDatabase database,
      FieldCipher cipher,
      DataKeys keys,
      BlindIndex index,
      Clock systemClock) {
    return new FollowKeys(
        columns.orderedStream().toList(),
        new KeyRotations(database),
        Map.of(
            KeyedColumn.Kind.SEALED, new RenewSeals(cipher, keys),
            KeyedColumn.Kind.INDEXED, new RenewIndexes(index)),
        systemClock);
  }

  @Bean
  Task<Void> followKeysTask(
      FollowKeys follow, @Value("${loyalnest.crypto.looks:1m}") Duration betweenLooks) {
    return Tasks.recurring("follow-keys", FixedDelay.of(betweenLooks))
        .execute((instance, context) -> follow.run());
  }
}
