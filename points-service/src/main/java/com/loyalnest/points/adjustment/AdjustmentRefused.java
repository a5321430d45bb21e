package com.loyalnest.points.adjustment;

import com.loyalnest.platform.outbox.DomainEvent;

/// The second person said no.
public record AdjustmentRefused(PointsAdjustment adjustment) implements DomainEvent {}
