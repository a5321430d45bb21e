package com.loyalnest.admin.gdpr;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The requests about personal data and how far they are.
@Repository
class GdprRequests {
  private static final String INSERT =
      """
      insert into gdpr_requests (merchant_id, request_id, customer_external_id, request_type, status, log_id, created_at)
      select r.merchant_id, r.request_id, nullif(r.customer_external_id, ''), r.request_type, 'pending', r.log_id, ?
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as r(merchant_id, request_id, customer_external_id, request_type, log_id)
      """;

  private final JdbcTemplate jdbc;

  GdprRequests(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insertPending(List<GdprRequest> requests, List<String> requestIds, Instant now) {
    jdbc.update(
        INSERT,
        OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
        requests.stream().map(GdprRequest::merchantId).toArray(String[]::new),
        requestIds.toArray(String[]::new),
        requests.stream().map(GdprRequest::customerExternalId).toArray(String[]::new),
        requests.stream().map(GdprRequest::type).toArray(String[]::new),
        requests.stream().map(GdprRequest::logId).toArray(String[]::new));
  }
}
