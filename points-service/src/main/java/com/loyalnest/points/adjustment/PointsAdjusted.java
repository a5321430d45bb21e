package com.loyalnest.points.adjustment;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedTransaction;

/// Staff gave or took points.
public record PointsAdjusted(String adjustmentId, PostedTransaction transaction)
    implements DomainEvent {}
