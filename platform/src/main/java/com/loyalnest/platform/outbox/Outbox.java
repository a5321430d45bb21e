package com.loyalnest.platform.outbox;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.protobuf.Timestamp;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.time.BusinessClock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Appends events to the service's log in the transaction of the change they tell of: both happen,
/// or neither. After the commit the relay is woken, so nothing waits for its next look.
public class Outbox {
  private static final String APPEND =
      """
      insert into outbox (merchant_id, event_id, lane, event, created_at)
      select e.merchant_id, e.event_id, e.lane, e.event, ?
      from unnest(?::text[], ?::uuid[], ?::smallint[], ?::bytea[]) with ordinality
        as e(merchant_id, event_id, lane, event, n) order by e.n
      """;

  private final JdbcTemplate jdbc;
  private final EventMapper mapper;
  private final Ids ids;
  private final BusinessClock businessClock;
  private final InstantSource systemClock;
  private final RelayBell bell;
  private final FairLanes fairLanes = new FairLanes(Ticker.systemTicker());

  public Outbox(
      JdbcTemplate jdbc,
      EventMapper mapper,
      Ids ids,
      BusinessClock businessClock,
      InstantSource systemClock,
      RelayBell bell) {
    this.jdbc = jdbc;
    this.mapper = mapper;
    this.ids = ids;
    this.businessClock = businessClock;
    this.systemClock = systemClock;
    this.bell = bell;
  }

  /// Appends one event of the caller that is running.
  public void append(String merchantId, DomainEvent fact) {
    append(List.of(new Occurrence(merchantId, fact, Cause.current())));
  }

  /// Appends in one statement, in this order; a merchant's who has very many leave the live lane to
  /// others.
  public void append(List<Occurrence> occurrences) {
    append(occurrences, Lane.LIVE);
  }

  /// @throws IllegalStateException outside of a transaction
  public void append(List<Occurrence> occurrences, Lane lane) {
    if (occurrences.isEmpty()) {
      return;
    }
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("events are appended in the transaction of their change");
    }
    var now = businessClock.now();
    var size = occurrences.size();
    var merchants = new String[size];
    var eventIds = new UUID[size];
    var lanes = new Short[size];
    var events = new byte[size][];
    for (var n = 0; n < size; n++) {
      var eventId = ids.next();
      merchants[n] = occurrences.get(n).merchantId();
      eventIds[n] = eventId;
      lanes[n] = (lane == Lane.LIVE ? fairLanes.laneOf(merchants[n]) : lane).code();
      events[n] = event(occurrences.get(n), eventId, now).toByteArray();
    }
    var writtenAt = OffsetDateTime.ofInstant(systemClock.instant(), ZoneOffset.UTC);
    jdbc.update(APPEND, writtenAt, merchants, eventIds, lanes, events);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.ring();
          }
        });
  }

  private Event event(Occurrence occurrence, UUID eventId, Instant now) {
    var event =
        Event.newBuilder()
            .setEventId(eventId.toString())
            .setMerchantId(occurrence.merchantId())
            .setOccurredAt(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .setCorrelationId(occurrence.cause().correlationId())
            .setTraceparent(occurrence.cause().traceparent())
            .setActor(occurrence.cause().actor());
    mapper.map(occurrence.fact(), event);
    if (event.getFactCase() == Event.FactCase.FACT_NOT_SET) {
      throw new IllegalStateException(
          "no fact for " + occurrence.fact().getClass().getSimpleName());
    }
    return event.build();
  }
}
