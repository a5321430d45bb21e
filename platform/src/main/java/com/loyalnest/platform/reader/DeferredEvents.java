package com.loyalnest.platform.reader;

import com.google.protobuf.InvalidProtocolBufferException;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.id.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.NestedExceptionUtils;

/// Events that come again later, and those that were given up. They stand in Postgres with their
/// content, so neither Redis nor a restart loses one, and none of them holds up its neighbours in
/// the stream.
final class DeferredEvents {
  private static final String DEFER =
      """
      insert into deferred_events (merchant_id, reader, event_id, event, tries, waits, reason, deferred_at, next_try_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (merchant_id, reader, event_id) do update
      set tries = excluded.tries, waits = excluded.waits, reason = excluded.reason, next_try_at = excluded.next_try_at
      """;

  /// Taking an event leases it: if this process dies, another takes it after the lease.
  private static final String TAKE_DUE =
      """
      update deferred_events d set next_try_at = ?
      from (select merchant_id, reader, event_id from deferred_events
            where reader = ? and next_try_at <= ? order by next_try_at limit ? for update skip locked) due
      where d.merchant_id = due.merchant_id and d.reader = due.reader and d.event_id = due.event_id
      returning d.event, d.tries, d.waits, d.deferred_at
      """;

  private static final String REMOVE =
      "delete from deferred_events where merchant_id = ? and reader = ? and event_id = ?";

  private static final String PARK =
      """
      insert into dead_letters (dead_letter_id, merchant_id, reader, event_id, fact, event, tries, error, parked_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (merchant_id, reader, event_id) do update
      set tries = excluded.tries, error = excluded.error, parked_at = excluded.parked_at
      """;

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int LONGEST_ERROR = 500;

  private final SystemDatabase database;
  private final ReaderSettings settings;
  private final Ids ids;
  private final InstantSource systemClock;

  DeferredEvents(
      SystemDatabase database, ReaderSettings settings, Ids ids, InstantSource systemClock) {
    this.database = database;
    this.settings = settings;
    this.ids = ids;
    this.systemClock = systemClock;
  }

  /// An event with what it has been through: failed tries, waits for something missing, since when.
  record Attempt(Event event, int tries, int waits, Instant since) {}

  Attempt first(Event event) {
    return new Attempt(event, 0, 0, systemClock.instant());
  }

  List<Attempt> takeDue(String reader, int limit) {
    var now = systemClock.instant();
    return database
        .jdbc()
        .query(TAKE_DUE, DeferredEvents::attempt, at(now.plus(LEASE)), reader, at(now), limit);
  }

  /// The handler failed on it; after the last try it is parked.
  void failed(String reader, Attempt attempt, Throwable failure) {
    var error = description(failure);
    if (attempt.tries() + 1 >= settings.tries()) {
      park(reader, attempt, attempt.tries() + 1, error);
    } else {
      defer(
          reader,
          attempt,
          attempt.tries() + 1,
          attempt.waits(),
          error,
          backoff(settings.firstRetry(), attempt.tries()));
    }
  }

  /// Something it needs is not there yet; after a day it is parked.
  void missing(String reader, Attempt attempt, String what) {
    var waited = Duration.between(attempt.since(), systemClock.instant());
    if (waited.compareTo(settings.giveUpAfter()) >= 0) {
      park(reader, attempt, attempt.tries(), "not yet after " + waited + ": " + what);
    } else {
      defer(
          reader,
          attempt,
          attempt.tries(),
          attempt.waits() + 1,
          "not yet: " + what,
          backoff(settings.firstRetry(), attempt.waits()));
    }
  }

  /// Something outside is away for longer; the event waits here instead of in the stream.
  void waiting(String reader, Attempt attempt, String what) {
    defer(
        reader,
        attempt,
        attempt.tries(),
        attempt.waits() + 1,
        "away: " + what,
        backoff(settings.firstRetry(), attempt.waits()));
  }

  void done(String reader, List<Event> events) {
    database
        .jdbc()
        .batchUpdate(
            REMOVE,
            events.stream()
                .map(event -> new Object[] {event.getMerchantId(), reader, id(event)})
                .toList());
  }

  private void defer(
      String reader, Attempt attempt, int tries, int waits, String reason, Duration pause) {
    var event = attempt.event();
    database
        .jdbc()
        .update(
            DEFER,
            event.getMerchantId(),
            reader,
            id(event),
            event.toByteArray(),
            tries,
            waits,
            reason,
            at(attempt.since()),
            at(systemClock.instant().plus(pause)));
  }

  private void park(String reader, Attempt attempt, int tries, String error) {
    var event = attempt.event();
    database
        .transactions()
        .executeWithoutResult(transaction -> {
          database
              .jdbc()
              .update(
                  PARK,
                  ids.nextText(),
                  event.getMerchantId(),
                  reader,
                  id(event),
                  event.getFactCase().name().toLowerCase(java.util.Locale.ROOT),
                  event.toByteArray(),
                  tries,
                  error,
                  at(systemClock.instant()));
          done(reader, List.of(event));
        });
  }

  /// Doubles with each time, up to the longest wait, and is spread by a fifth either way.
  private Duration backoff(Duration first, int times) {
    var doubled = first.multipliedBy(1L << Math.min(times, 20));
    var capped = doubled.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : doubled;
    return Duration.ofMillis(
        (long) (capped.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
  }

  /// Class names and messages of our own only: a message may quote data.
  private static String description(Throwable failure) {
    var root = NestedExceptionUtils.getMostSpecificCause(failure);
    var where = root.getStackTrace().length > 0 ? " at " + root.getStackTrace()[0] : "";
    var text = root.getClass().getName() + where;
    return text.substring(0, Math.min(text.length(), LONGEST_ERROR));
  }

  private static Attempt attempt(ResultSet row, int n) throws SQLException {
    try {
      return new Attempt(
          Event.parseFrom(row.getBytes(1)),
          row.getInt(2),
          row.getInt(3),
          row.getTimestamp(4).toInstant());
    } catch (InvalidProtocolBufferException broken) {
      throw new SQLException("a deferred event cannot be read", broken);
    }
  }

  private static UUID id(Event event) {
    return UUID.fromString(event.getEventId());
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
