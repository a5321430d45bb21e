package com.loyalnest.admin.webhook;

import com.loyalnest.admin.shop.ObjectKind;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What arrived of one object of a shop.
@Service
public class ListArrivals {
  private static final int MOST = 50;

  private final ApiLogs logs;

  ListArrivals(ApiLogs logs) {
    this.logs = logs;
  }

  /// Newest first.
  ///
  /// @param id in the platform's digits
  @Transactional(readOnly = true)
  public List<Arrival> of(String merchantId, ObjectKind kind, String id) {
    return logs.arrivals(merchantId, kind, id, MOST);
  }
}
