package com.loyalnest.points.hold;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedRelease;

/// The hold of a lot ended.
public record PointsReleased(PostedRelease release) implements DomainEvent {}
