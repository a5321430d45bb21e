package com.loyalnest.local.shop.records;

import com.loyalnest.local.shop.ShopSettings;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The shop's pool, handed out when its schema is at its newest version.
@Configuration(proxyBeanMethods = false)
class RecordsConfiguration {

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(ShopSettings settings) {
    var database = settings.database();
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .defaultSchema("shop")
        .schemas("shop")
        .locations("classpath:db/shop")
        .load()
        .migrate();
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(5);
    pool.setMinimumIdle(1);
    return pool;
  }
}
