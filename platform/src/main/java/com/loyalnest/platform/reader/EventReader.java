package com.loyalnest.platform.reader;

import com.loyalnest.events.v1.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// One reader of other services' events: a bean in the `messaging` package of the service that acts
/// on them. The platform gives it every event of its facts once, in batches, in no particular
/// order; it must not rely on one.
public interface EventReader {

  /// Unique within the service (`orders`, `audit`); with the service's name it is the consumer
  /// group.
  String name();

  /// The services whose events it reads. They must declare it in `loyalnest.outbox.readers`.
  List<String> sources();

  /// The facts it acts on; everything else passes by. Empty means all facts.
  Set<Event.FactCase> facts();

  /// Whether it acts on this event of its facts; one it does not passes by and leaves no trace.
  default boolean concerns(Event event) {
    return true;
  }

  /// Applies a batch and answers for each event, in the same order.
  ///
  /// Events of one batch are distinct and of any merchants; the tenancy is exactly those merchants.
  /// A *not yet* leaves no trace of its event: the reader decides it before it writes. A thrown
  /// failure rolls the batch back, and the events are tried one by one so that only the guilty one
  /// counts a try. A failure that means that Postgres, Redis or a peer is away (or a
  /// [ReaderPaused]) pauses the reader and counts nothing.
  List<ReadOutcome> read(List<Event> events);

  /// Whether `read` runs inside the transaction that also remembers the events as read. Say no when
  /// the effect is a call to the outside that carries the event's id as its own key; then a crash
  /// may repeat the call.
  default boolean transactional() {
    return true;
  }

  /// How long it lets events gather after a small batch. A batch costs nearly the same for one
  /// event as for fifty, so only those whose effect someone is waiting for say less.
  default Duration gather() {
    return Duration.ofMillis(200);
  }

  /// Events in one batch at the most.
  default int batchSize() {
    return 500;
  }
}
