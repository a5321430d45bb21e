package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedTransaction;

/// What a redemption took is back in the lots it came from.
public record PointsRestored(PostedTransaction transaction, String redemptionId)
    implements DomainEvent {}
