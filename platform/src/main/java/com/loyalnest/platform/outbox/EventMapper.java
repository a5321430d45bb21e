package com.loyalnest.platform.outbox;

import com.loyalnest.events.v1.Event;

/// Turns a service's domain events into the contract's; one bean per service, in its `messaging`
/// package.
@FunctionalInterface
public interface EventMapper {
  /// Sets the `fact` of `event`. Everything else (id, merchant, time, cause) is set by the outbox.
  void map(DomainEvent fact, Event.Builder event);
}
