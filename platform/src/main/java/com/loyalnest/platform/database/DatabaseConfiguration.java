package com.loyalnest.platform.database;

import com.loyalnest.platform.tenancy.TenantDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The pools and migrations of a service. The migrations run with the owner role before a pool is
/// handed out: first the rails that every schema has (`db/platform`), then the service's own
/// (`db/<service>`).
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {
  private static final int PARTITION_MONTHS_AHEAD = 3;

  @Bean
  MigratedSchema migratedSchema(
      DatabaseSettings settings, @Value("${loyalnest.service}") String service, Clock systemClock) {
    migrate(settings, service, "db/platform", "rails_history");
    migrate(settings, service, "db/" + service, "schema_history");
    try (var system = pool(settings, service, "system", settings.systemPassword(), 1)) {
      new org.springframework.jdbc.core.JdbcTemplate(system)
          .query(
              "select ensure_outbox_partitions(?, ?)",
              row -> {},
              LocalDate.ofInstant(systemClock.instant(), ZoneOffset.UTC),
              PARTITION_MONTHS_AHEAD);
    }
    return new MigratedSchema(service);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource runtimePool(DatabaseSettings settings, MigratedSchema schema) {
    return pool(
        settings, schema.name(), "runtime", settings.runtimePassword(), settings.runtimePool());
  }

  @Bean
  @Primary
  DataSource dataSource(HikariDataSource runtimePool) {
    return new TenantDataSource(runtimePool);
  }

  @Bean
  SystemDatabase systemDatabase(DatabaseSettings settings, MigratedSchema schema) {
    return new SystemDatabase(
        pool(settings, schema.name(), "system", settings.systemPassword(), settings.systemPool()));
  }

  private static void migrate(
      DatabaseSettings settings, String service, String location, String history) {
    Flyway.configure()
        .dataSource(settings.url(), service + "_owner", settings.ownerPassword())
        .defaultSchema(service)
        .schemas(service)
        .createSchemas(false)
        .table(history)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .locations("classpath:" + location)
        .placeholders(Map.of("service", service))
        .load()
        .migrate();
  }

  private static HikariDataSource pool(
      DatabaseSettings settings, String service, String role, String password, int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(service + "_" + role);
    config.setPassword(password);
    config.setPoolName(service + "-" + role);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    config.addDataSourceProperty("ApplicationName", service + "-" + role);
    // Statements name keys: planned once, they are right for every value, and planning costs more
    // than running them.
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(config);
  }
}
