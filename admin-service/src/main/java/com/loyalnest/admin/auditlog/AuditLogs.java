package com.loyalnest.admin.auditlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The audit log's rows: written once, never changed.
@Repository
class AuditLogs {
  private static final String INSERT =
      """
      insert into audit_logs (merchant_id, created_at, audit_log_id, action, actor_kind, actor_id, metadata, correlation_id)
      select a.merchant_id, a.created_at::timestamptz, a.audit_log_id, a.action, a.actor_kind, a.actor_id, a.metadata::jsonb,
        a.correlation_id
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as a(merchant_id, created_at, audit_log_id, action, actor_kind, actor_id, metadata, correlation_id)
      on conflict do nothing
      """;

  private static final String COLUMNS =
      "select audit_log_id, merchant_id, action, actor_kind, actor_id, metadata::text, correlation_id, created_at";

  private static final String NEWEST =
      COLUMNS
          + """
           from audit_logs where merchant_id = ? and (created_at, audit_log_id) < (?, ?)
          order by created_at desc, audit_log_id desc limit ?
          """;

  private static final String NEWEST_OF_ACTION =
      COLUMNS
          + """
           from audit_logs where merchant_id = ? and action = ? and (created_at, audit_log_id) < (?, ?)
          order by created_at desc, audit_log_id desc limit ?
          """;

  private final JdbcTemplate jdbc;

  AuditLogs(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<AuditEntry> entries) {
    jdbc.update(
        INSERT,
        texts(entries, AuditEntry::merchantId),
        texts(entries, entry -> entry.createdAt().toString()),
        texts(entries, AuditEntry::auditLogId),
        texts(entries, AuditEntry::action),
        texts(entries, AuditEntry::actorKind),
        texts(entries, AuditEntry::actorId),
        texts(entries, AuditEntry::metadata),
        texts(entries, AuditEntry::correlationId));
  }

  List<AuditEntry> newest(String merchantId, AuditPosition after, int limit) {
    return jdbc.query(
        NEWEST, AuditLogs::entry, merchantId, at(after.createdAt()), after.auditLogId(), limit);
  }

  List<AuditEntry> newestOfAction(
      String merchantId, String action, AuditPosition after, int limit) {
    return jdbc.query(
        NEWEST_OF_ACTION,
        AuditLogs::entry,
        merchantId,
        action,
        at(after.createdAt()),
        after.auditLogId(),
        limit);
  }

  private static AuditEntry entry(ResultSet row, int n) throws SQLException {
    return new AuditEntry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime at(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, String> text) {
    return entries.stream().map(text).toArray(String[]::new);
  }
}
