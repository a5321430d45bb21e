package com.loyalnest.referrals.message;

import com.loyalnest.platform.outbox.DomainEvent;
import java.util.UUID;

/// A message was given up; `reason` is a short word of ours.
public record NotificationFailed(
    UUID notificationId, String customerId, MessageType type, String reason)
    implements DomainEvent {}
