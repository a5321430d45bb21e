package com.loyalnest.referrals.message;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down that letters are about to leave, and commits it before they do. What is found in
/// that state later has lost its sender.
@Service
public class BeginDelivery {
  private final NotificationRepository notifications;

  BeginDelivery(NotificationRepository notifications) {
    this.notifications = notifications;
  }

  /// The messages that may be sent: those whose claim still holds.
  @Transactional
  Set<UUID> begin(List<Claim> claims) {
    return claims.isEmpty() ? Set.of() : notifications.begin(claims);
  }
}
