package com.loyalnest.admin.auditlog;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The merchant's audit log, newest first.
@Service
public class ListAuditLogs {
  private final AuditLogs logs;

  ListAuditLogs(AuditLogs logs) {
    this.logs = logs;
  }

  /// @param action only this one, empty means all
  @Transactional(readOnly = true)
  public List<AuditEntry> list(String merchantId, String action, AuditPosition after, int limit) {
    return action.isEmpty()
        ? logs.newest(merchantId, after, limit)
        : logs.newestOfAction(merchantId, action, after, limit);
  }
}
