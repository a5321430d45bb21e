package com.loyalnest.points.ledger;

import com.loyalnest.platform.outbox.DomainEvent;

/// Points that were put back into a merged account flowed on into the one that goes on.
///
/// @param transaction the credit there
public record PointsMoved(PostedTransaction transaction) implements DomainEvent {}
