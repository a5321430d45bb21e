package com.loyalnest.admin.api;

import com.loyalnest.admin.auditlog.AuditEntry;
import com.loyalnest.admin.auditlog.AuditPosition;
import com.loyalnest.admin.page.PageCursor;
import com.loyalnest.admin.v1.AuditLog;
import com.loyalnest.admin.v1.ListAuditLogsRequest;
import com.loyalnest.admin.v1.ListAuditLogsResponse;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A page of the audit log that was asked for.
record AuditLogPage(String action, AuditPosition after, PageLimit limit) {
  private static final Pattern ACTION = Pattern.compile("[a-z0-9_]*");

  static AuditLogPage of(ListAuditLogsRequest request) {
    var action = request.getAction();
    if (!ACTION.matcher(action).matches()) {
      throw Refusal.invalid("action", "must be a fact's name, e.g. points_earned");
    }
    return new AuditLogPage(
        action, position(action, request.getCursor()), PageLimit.of(request.getLimit()));
  }

  private static AuditPosition position(String action, String cursor) {
    return cursor.isEmpty()
        ? AuditPosition.START
        : PageCursor.read(list(action), cursor)
            .flatMap(AuditLogPage::position)
            .orElseThrow(() ->
                new Refusal(Reason.INVALID_CURSOR, "cursor: not one that this list gave out"));
  }

  private static Optional<AuditPosition> position(List<String> parts) {
    try {
      return parts.size() == 2 && LogIds.isOne(parts.getLast())
          ? Times.sensible(Instant.parse(parts.getFirst()))
              .map(time -> new AuditPosition(time, parts.getLast()))
          : Optional.empty();
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  ListAuditLogsResponse response(List<AuditEntry> found) {
    var response = ListAuditLogsResponse.newBuilder();
    found.stream().limit(limit.rows()).forEach(entry -> response.addAuditLogs(auditLog(entry)));
    if (found.size() > limit.rows()) {
      var last = found.get(limit.rows() - 1);
      response.setNextCursor(
          PageCursor.write(list(action), List.of(last.createdAt().toString(), last.auditLogId())));
    }
    return response.build();
  }

  private static String list(String action) {
    return "audit_logs:" + action;
  }

  private static AuditLog auditLog(AuditEntry entry) {
    return AuditLog.newBuilder()
        .setAuditLogId(entry.auditLogId())
        .setAction(entry.action())
        .setActorKind(entry.actorKind())
        .setActorId(entry.actorId())
        .setMetadata(JsonStructs.of(entry.metadata()))
        .setCreatedAt(Times.of(entry.createdAt()))
        .setCorrelationId(entry.correlationId())
        .build();
  }
}
