package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Segments;
import com.loyalnest.points.account.Segments.Told;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reads into which segment analytics puts a customer, for the multipliers of orders to come.
@Component
class SegmentsReader implements EventReader {
  private final Segments segments;

  SegmentsReader(Segments segments) {
    this.segments = segments;
  }

  @Override
  public String name() {
    return "rfm";
  }

  @Override
  public List<String> sources() {
    return List.of("analytics");
  }

  @Override
  public Set<Event.FactCase> facts() {
    return Set.of(Event.FactCase.CUSTOMER_SEGMENT_CHANGED);
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    var known = segments.keep(events.stream().map(SegmentsReader::told).toList());
    return events.stream()
        .map(event ->
            known.contains(account(event)) ? ReadOutcome.done() : ReadOutcome.notYet("customer"))
        .toList();
  }

  private static Told told(Event event) {
    return new Told(
        account(event),
        event.getCustomerSegmentChanged().getSegment(),
        ShopFactsMapper.instant(event.getOccurredAt()));
  }

  private static AccountKey account(Event event) {
    return new AccountKey(event.getMerchantId(), event.getCustomerSegmentChanged().getCustomerId());
  }
}
