package com.loyalnest.admin.auditlog;

import java.time.Instant;

/// Where a page of the log ends: older rows come next.
public record AuditPosition(Instant createdAt, String auditLogId) {
  /// Before the newest row.
  public static final AuditPosition START =
      new AuditPosition(Instant.parse("9999-12-31T00:00:00Z"), "");

  public static AuditPosition after(AuditEntry last) {
    return new AuditPosition(last.createdAt(), last.auditLogId());
  }
}
