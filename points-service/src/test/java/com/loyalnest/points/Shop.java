package com.loyalnest.points;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import java.util.List;

/// Tells the service's reader what happened in a shop, as its loop would.
public final class Shop {
  private final EventFeed feed;
  private final EventReader reader;

  Shop(EventFeed feed, EventReader reader) {
    this.feed = feed;
    this.reader = reader;
  }

  public void tells(Event... events) {
    tells(List.of(events));
  }

  public void tells(List<Event> events) {
    feed.deliver(reader, events);
  }
}
