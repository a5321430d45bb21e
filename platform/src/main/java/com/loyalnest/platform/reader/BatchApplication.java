package com.loyalnest.platform.reader;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.DeferredEvents.Attempt;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies a batch of events through a reader, each once. When it returns, every event is applied,
/// deferred or parked; it throws only when something it stands on is away, and then the same batch
/// may be given again.
final class BatchApplication {
  private static final Logger LOG = LoggerFactory.getLogger(BatchApplication.class);

  private final EventReader reader;
  private final Inbox inbox;
  private final DeferredEvents deferred;
  private final TransactionTemplate transactions;
  private final MeterRegistry meters;

  BatchApplication(
      EventReader reader,
      Inbox inbox,
      DeferredEvents deferred,
      TransactionTemplate transactions,
      MeterRegistry meters) {
    this.reader = reader;
    this.inbox = inbox;
    this.deferred = deferred;
    this.transactions = transactions;
    this.meters = meters;
  }

  /// A delivery may hold an event twice; it is applied once. What is not the reader's passes by.
  void apply(List<Event> events) {
    var attempts = events.stream().filter(this::isWanted).map(deferred::first).toList();
    if (!attempts.isEmpty()) {
      applyAttempts(distinct(attempts));
    }
  }

  private boolean isWanted(Event event) {
    var facts = reader.facts();
    return (facts.isEmpty() || facts.contains(event.getFactCase())) && reader.concerns(event);
  }

  /// Events that were deferred before; those that are through leave the table.
  void applyAgain(List<Attempt> attempts) {
    if (!attempts.isEmpty()) {
      deferred.done(reader.name(), applyAttempts(attempts));
    }
  }

  /// Events that wait in Postgres, as far as they are the reader's.
  void waiting(List<Attempt> attempts, String what) {
    attempts.stream()
        .filter(attempt -> isWanted(attempt.event()))
        .forEach(attempt -> deferred.waiting(reader.name(), attempt, what));
  }

  /// The events that are through.
  private List<Event> applyAttempts(List<Attempt> attempts) {
    try {
      return applyTogether(attempts);
    } catch (RuntimeException failure) {
      if (Away.means(failure)) {
        throw failure;
      }
      return applyApart(attempts, failure);
    }
  }

  /// A failure belongs to one of them: halves are tried until it stands alone.
  private List<Event> applyApart(List<Attempt> attempts, RuntimeException failure) {
    if (attempts.size() == 1) {
      LOG.warn(
          "reader {} failed on {}",
          reader.name(),
          attempts.getFirst().event().getEventId(),
          failure);
      deferred.failed(reader.name(), attempts.getFirst(), failure);
      count("failed", 1);
      return List.of();
    }
    var middle = attempts.size() / 2;
    var through = new ArrayList<>(applyAttempts(attempts.subList(0, middle)));
    through.addAll(applyAttempts(attempts.subList(middle, attempts.size())));
    return through;
  }

  private List<Event> applyTogether(List<Attempt> attempts) {
    var merchants = attempts.stream().map(attempt -> attempt.event().getMerchantId()).toList();
    return TenantContext.callAs(
        Tenancy.of(merchants),
        () -> reader.transactional() ? inOneTransaction(attempts) : effectFirst(attempts));
  }

  private List<Event> inOneTransaction(List<Attempt> attempts) {
    var missing = new LinkedHashMap<Attempt, String>();
    var through =
        transactions.execute(transaction -> {
          var fresh = inbox.claim(reader.name(), events(attempts));
          var notYet = notYet(fresh, fresh.isEmpty() ? List.of() : reader.read(fresh));
          if (!notYet.isEmpty()) {
            inbox.release(reader.name(), List.copyOf(notYet.keySet()));
            missing.putAll(attemptsOf(attempts, notYet));
          }
          return except(attempts, notYet);
        });
    return afterwards(through, missing);
  }

  private List<Event> effectFirst(List<Attempt> attempts) {
    var fresh = transactions.execute(transaction -> inbox.unread(reader.name(), events(attempts)));
    var notYet = notYet(fresh, fresh.isEmpty() ? List.of() : reader.read(fresh));
    var done = fresh.stream().filter(event -> !notYet.containsKey(event)).toList();
    if (!done.isEmpty()) {
      transactions.executeWithoutResult(transaction -> inbox.claim(reader.name(), done));
    }
    return afterwards(except(attempts, notYet), attemptsOf(attempts, notYet));
  }

  private List<Event> afterwards(List<Event> through, Map<Attempt, String> missing) {
    missing.forEach((attempt, what) -> deferred.missing(reader.name(), attempt, what));
    count("done", through.size());
    count("not_yet", missing.size());
    return through;
  }

  private Map<Event, String> notYet(List<Event> events, List<ReadOutcome> outcomes) {
    if (events.size() != outcomes.size()) {
      throw new IllegalStateException("reader " + reader.name() + " must answer for every event");
    }
    var notYet = new LinkedHashMap<Event, String>();
    for (var n = 0; n < events.size(); n++) {
      if (outcomes.get(n) instanceof ReadOutcome.NotYet missing) {
        notYet.put(events.get(n), missing.missing());
      }
    }
    return notYet;
  }

  private static Map<Attempt, String> attemptsOf(
      List<Attempt> attempts, Map<Event, String> notYet) {
    var missing = new LinkedHashMap<Attempt, String>();
    for (var attempt : attempts) {
      var what = notYet.get(attempt.event());
      if (what != null) {
        missing.put(attempt, what);
      }
    }
    return missing;
  }

  private static List<Event> except(List<Attempt> attempts, Map<Event, String> notYet) {
    return events(attempts).stream().filter(event -> !notYet.containsKey(event)).toList();
  }

  private static List<Event> events(List<Attempt> attempts) {
    return attempts.stream().map(Attempt::event).toList();
  }

  private static List<Attempt> distinct(List<Attempt> attempts) {
    return List.copyOf(
        attempts.stream()
            .collect(
                Collectors.toMap(
                    attempt -> attempt.event().getEventId(),
                    attempt -> attempt,
                    (one, same) -> one,
                    LinkedHashMap::new))
            .values());
  }

  private void count(String outcome, int events) {
    if (events > 0) {
      meters
          .counter("loyalnest.reader.events", "reader", reader.name(), "outcome", outcome)
          .increment(events);
    }
  }
}
