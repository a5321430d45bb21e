package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.DomainEvent;

/// A code was used.
///
/// @param orderId empty when only the shop's count told of it
public record RewardUsed(Redemption redemption, String orderId) implements DomainEvent {}
