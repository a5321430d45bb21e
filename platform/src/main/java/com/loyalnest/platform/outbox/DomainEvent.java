package com.loyalnest.platform.outbox;

/// A fact of a service's domain, named in the past (`PointsEarned`). The service's `EventMapper`
/// turns it into the contract's event.
public interface DomainEvent {}
