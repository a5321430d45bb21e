package com.loyalnest.referrals.message;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A merchant's delivery log, newest first.
@Service
public class NotificationHistory {
  private final NotificationRepository notifications;

  NotificationHistory(NotificationRepository notifications) {
    this.notifications = notifications;
  }

  /// @param customerId only this customer's; null for all
  /// @param before only what is older than this message; null for the first page
  /// @param limit at most this many, and one more if there is one: it tells that the page is not
  ///   the last
  @Transactional(readOnly = true)
  public List<Notification> page(
      String merchantId, @Nullable String customerId, @Nullable UUID before, int limit) {
    return notifications.page(merchantId, customerId, before, limit + 1);
  }
}
