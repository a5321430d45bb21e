package com.loyalnest.points.expiry;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedTransaction;

/// What was left in a lot was lost.
public record PointsExpired(PostedTransaction transaction) implements DomainEvent {}
