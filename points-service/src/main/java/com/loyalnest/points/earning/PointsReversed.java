package com.loyalnest.points.earning;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedTransaction;

/// A refund, a cancellation or an edit of the order took points back.
public record PointsReversed(PostedTransaction transaction) implements DomainEvent {}
