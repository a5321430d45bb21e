package com.loyalnest.referrals.message;

import java.time.Instant;
import java.util.UUID;

/// A line of the delivery log. `reason` and `locale` are empty while there is none.
public record Notification(
    UUID notificationId,
    String customerId,
    String channel,
    MessageType type,
    DeliveryStatus status,
    String reason,
    String locale,
    Instant createdAt) {}
