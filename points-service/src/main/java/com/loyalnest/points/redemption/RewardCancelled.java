package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.DomainEvent;

/// An unused code was withdrawn from the shop.
public record RewardCancelled(Redemption redemption) implements DomainEvent {}
