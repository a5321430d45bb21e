package com.loyalnest.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The service's small second pool, with the system role: for the relay, platform-wide jobs and the
/// few tables that are read across merchants. It is no `DataSource` bean, so nothing gets it by
/// accident.
public final class SystemDatabase implements AutoCloseable {
  private final HikariDataSource pool;
  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final TransactionTemplate transactions;

  SystemDatabase(HikariDataSource pool) {
    this.pool = pool;
    this.jdbc = new JdbcTemplate(pool);
    this.client = JdbcClient.create(jdbc);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
  }

  public HikariDataSource pool() {
    return pool;
  }

  public JdbcTemplate jdbc() {
    return jdbc;
  }

  public JdbcClient client() {
    return client;
  }

  /// Begins transactions on this pool, not on the service's own.
  public TransactionTemplate transactions() {
    return transactions;
  }

  @Override
  public void close() {
    pool.close();
  }
}
