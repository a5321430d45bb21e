package com.loyalnest.points.adjustment;

import com.loyalnest.platform.outbox.DomainEvent;

/// An adjustment above the limit waits for a second person.
public record AdjustmentRequested(PointsAdjustment adjustment) implements DomainEvent {}
