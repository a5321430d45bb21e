package com.loyalnest.analytics.messaging;

import com.loyalnest.analytics.report.AnalyticsViewed;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.EventMapper;
import org.springframework.stereotype.Component;

/// This service's facts in the contract's words.
@Component
class AnalyticsEventMapper implements EventMapper {
  @Override
  public void map(DomainEvent fact, Event.Builder event) {
    switch (fact) {
      case AnalyticsViewed viewed -> event.getAnalyticsViewedBuilder().setReport(viewed.report());
      default -> throw new IllegalArgumentException("not ours: " + fact.getClass().getSimpleName());
    }
  }
}
