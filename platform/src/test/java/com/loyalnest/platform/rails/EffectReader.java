package com.loyalnest.platform.rails;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import com.loyalnest.platform.reader.ReaderPaused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes a row for every event, and does what the event says it should do wrong.
final class EffectReader implements EventReader {
  private static final int UNHELD = 1_000_000;

  private final String name;
  private final boolean transactional;
  private final JdbcTemplate jdbc;
  private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
  private final Map<String, Integer> ranks = new ConcurrentHashMap<>();
  private final Set<String> outsideEffects = ConcurrentHashMap.newKeySet();
  private final Semaphore batches = new Semaphore(UNHELD);

  EffectReader(String name, boolean transactional, JdbcTemplate jdbc) {
    this.name = name;
    this.transactional = transactional;
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return name;
  }

  /// The second source is one that never starts: the first must not be held up by it.
  @Override
  public List<String> sources() {
    return List.of("absent", "rails");
  }

  @Override
  public Set<Event.FactCase> facts() {
    return Set.of(Event.FactCase.MERCHANT_ADDED);
  }

  @Override
  public boolean transactional() {
    return transactional;
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    batches.acquireUninterruptibly();
    return events.stream().map(this::one).toList();
  }

  /// From here on every batch waits to be let through.
  void hold() {
    batches.drainPermits();
  }

  void letThrough(int count) {
    batches.release(count);
  }

  void unhold() {
    batches.release(UNHELD);
  }

  boolean isWaiting() {
    return batches.hasQueuedThreads();
  }

  boolean wasSeenBefore(String what, String other) {
    return rank(what) < rank(other);
  }

  private int rank(String what) {
    return ranks.getOrDefault(what, Integer.MAX_VALUE);
  }

  /// How often an event was seen by this reader.
  int timesSeen(String what) {
    return seen.getOrDefault(what, new AtomicInteger()).get();
  }

  boolean didOutside(String eventId) {
    return outsideEffects.contains(eventId);
  }

  private ReadOutcome one(Event event) {
    var what = event.getMerchantAdded().getShopDomain();
    var times = seen.computeIfAbsent(what, any -> new AtomicInteger()).incrementAndGet();
    ranks.putIfAbsent(what, ranks.size());
    if (what.startsWith("poison")) {
      throw new IllegalArgumentException("cannot be read");
    }
    if (what.startsWith("late") && times < 3) {
      return ReadOutcome.notYet("its customer");
    }
    if (what.startsWith("paused") && times < 3) {
      throw new ReaderPaused("a vendor", new IllegalStateException("away"));
    }
    if (transactional) {
      jdbc.update(
          "insert into effects (merchant_id, reader, event_id) values (?, ?, ?)",
          event.getMerchantId(),
          name,
          event.getEventId());
    } else {
      outsideEffects.add(event.getEventId());
    }
    return ReadOutcome.done();
  }
}
