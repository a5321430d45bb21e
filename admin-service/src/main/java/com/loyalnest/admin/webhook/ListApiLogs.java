package com.loyalnest.admin.webhook;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The merchant's log of what arrived from the shop.
@Service
public class ListApiLogs {
  private final ApiLogs logs;

  ListApiLogs(ApiLogs logs) {
    this.logs = logs;
  }

  /// Newest first.
  ///
  /// @param outcome only these, empty means all
  /// @param before only older ones than the row with this id, empty begins with the newest
  @Transactional(readOnly = true)
  public List<ApiLogEntry> list(String merchantId, String outcome, String before, int limit) {
    return logs.newest(merchantId, outcome, before, limit);
  }
}
