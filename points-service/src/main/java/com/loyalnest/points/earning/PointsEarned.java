package com.loyalnest.points.earning;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedTransaction;

/// An order gave points.
public record PointsEarned(PostedTransaction transaction) implements DomainEvent {}
