package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.DomainEvent;

/// The shop made the code.
public record RewardIssued(Redemption redemption) implements DomainEvent {}
