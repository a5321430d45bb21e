package com.loyalnest.admin.auditlog;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Logs facts, in the transaction that remembers their events as read. A fact that is logged
/// already stays as it is.
@Service
public class WriteAuditLog {
  private final AuditLogs logs;

  WriteAuditLog(AuditLogs logs) {
    this.logs = logs;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void write(List<AuditEntry> entries) {
    logs.insert(entries);
  }
}
