package com.loyalnest.points.batch;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps the plans of batch statements good while tables grow. Postgres plans a repeated statement
/// once; on tables that are still small it would choose to read them whole, and go on doing so with
/// a thousand times the rows.
@Component
public class StablePlans {
  private final JdbcTemplate jdbc;

  StablePlans(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// For the rest of the transaction.
  public void begin() {
    jdbc.queryForObject("select set_config('enable_seqscan', 'off', true)", String.class);
  }
}
