package com.loyalnest.analytics.messaging;

import com.loyalnest.analytics.fact.RecordFacts;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Keeps the facts that reports are made from.
@Component
class FactsReader implements EventReader {
  private final RecordFacts recordFacts;

  FactsReader(RecordFacts recordFacts) {
    this.recordFacts = recordFacts;
  }

  @Override
  public String name() {
    return "facts";
  }

  @Override
  public List<String> sources() {
    return List.of("admin", "points");
  }

  @Override
  public Set<Event.FactCase> facts() {
    return Set.of(
        Event.FactCase.SHOPIFY_SYNC,
        Event.FactCase.CUSTOMER_ENROLLED,
        Event.FactCase.POINTS_EARNED,
        Event.FactCase.ACTIVITY_REWARDED,
        Event.FactCase.POINTS_REVERSED);
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    var collected = new CollectedFacts();
    events.forEach(collected::add);
    recordFacts.record(collected.facts());
    return events.stream().map(event -> ReadOutcome.done()).toList();
  }
}
