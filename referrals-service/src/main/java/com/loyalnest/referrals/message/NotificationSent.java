package com.loyalnest.referrals.message;

import com.loyalnest.platform.outbox.DomainEvent;
import java.util.UUID;

/// The carrier has taken a message.
public record NotificationSent(UUID notificationId, String customerId, MessageType type)
    implements DomainEvent {}
