package com.loyalnest.admin.webhook;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Figures about what arrived of a merchant's shop.
@Service
public class ArrivalCounts {
  private final ApiLogs logs;

  ArrivalCounts(ApiLogs logs) {
    this.logs = logs;
  }

  /// When something last arrived.
  public Optional<Instant> last(String merchantId) {
    return logs.newest(merchantId, "", "", 1).stream().map(ApiLogEntry::createdAt).findFirst();
  }

  /// When the shop itself last told something.
  public Optional<Instant> lastWebhook(String merchantId) {
    return logs.lastWebhook(merchantId);
  }

  /// Bodies that could not be understood and were not replayed.
  public long parked(String merchantId) {
    return logs.countParked(merchantId);
  }
}
