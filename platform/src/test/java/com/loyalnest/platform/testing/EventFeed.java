package com.loyalnest.platform.testing;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.BatchApplications;
import com.loyalnest.platform.reader.EventReader;
import java.util.List;

/// Hands events to a reader as its loop would, without Redis: once each, in the batch's tenancy and
/// transaction. A bean of every service test.
public final class EventFeed {
  private final BatchApplications applications;

  public EventFeed(BatchApplications applications) {
    this.applications = applications;
  }

  public void deliver(EventReader reader, List<Event> events) {
    applications.apply(reader, events);
  }
}
