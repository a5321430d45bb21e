package com.loyalnest.platform.reader;

import com.loyalnest.events.v1.Event;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/// Remembers which events a reader has applied, in the transaction of their effect. Two consumers
/// that hold the same event wait for each other here, and the second finds it done.
final class Inbox {
  private static final String CLAIM =
      """
      insert into inbox (merchant_id, reader, event_id, read_at)
      select e.merchant_id, ?, e.event_id, ? from unnest(?::text[], ?::uuid[]) as e(merchant_id, event_id)
      order by e.merchant_id, e.event_id
      on conflict do nothing returning event_id
      """;
  private static final String RELEASE =
      "delete from inbox where merchant_id = ? and reader = ? and event_id = ?";
  private static final String KNOWN =
      """
      select i.event_id from unnest(?::text[], ?::uuid[]) as e(merchant_id, event_id)
      cross join lateral (
        select event_id from inbox
        where merchant_id = e.merchant_id and reader = ? and event_id = e.event_id
        limit 1) i
      """;

  private final JdbcTemplate jdbc;
  private final InstantSource systemClock;

  Inbox(JdbcTemplate jdbc, InstantSource systemClock) {
    this.jdbc = jdbc;
    this.systemClock = systemClock;
  }

  /// Marks the events as read and returns those that were not before.
  List<Event> claim(String reader, List<Event> events) {
    var readAt = OffsetDateTime.ofInstant(systemClock.instant(), ZoneOffset.UTC);
    var claimed =
        new HashSet<>(
            jdbc.queryForList(CLAIM, UUID.class, reader, readAt, merchants(events), ids(events)));
    return events.stream().filter(event -> claimed.contains(id(event))).toList();
  }

  /// Takes a mark back: the event will come again.
  void release(String reader, List<Event> events) {
    jdbc.batchUpdate(
        RELEASE,
        events.stream()
            .map(event -> new Object[] {event.getMerchantId(), reader, id(event)})
            .toList());
  }

  /// Those of the events that were not read before, without marking them.
  List<Event> unread(String reader, List<Event> events) {
    Set<UUID> known =
        new HashSet<>(jdbc.queryForList(KNOWN, UUID.class, merchants(events), ids(events), reader));
    return events.stream().filter(event -> !known.contains(id(event))).toList();
  }

  private static UUID id(Event event) {
    return UUID.fromString(event.getEventId());
  }

  private static String[] merchants(List<Event> events) {
    return events.stream().map(Event::getMerchantId).toArray(String[]::new);
  }

  private static UUID[] ids(List<Event> events) {
    return events.stream().map(Inbox::id).toArray(UUID[]::new);
  }
}
