package com.loyalnest.analytics.report;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The daily counters, added up. One merchant has one row a day, so the sum is a short walk along
/// the key; it is exact at once and needs no cache.
@Repository
class CounterRepository {
  private final JdbcClient jdbc;

  CounterRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  ProgramMetrics total(String merchantId) {
    return jdbc.sql(
            """
            select coalesce(sum(members), 0) as members, coalesce(sum(points_issued), 0) as points_issued,
              coalesce(sum(points_reversed), 0) as points_reversed, coalesce(sum(orders), 0) as orders
            from daily_counters where merchant_id = :merchant
            """)
        .param("merchant", merchantId)
        .query((row, n) ->
            new ProgramMetrics(
                row.getLong("members"),
                row.getLong("points_issued"),
                row.getLong("points_reversed"),
                row.getLong("orders")))
        .single();
  }
}
