package com.loyalnest.points;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import java.util.List;

/// Tells the service's readers what happened in a shop, as their loops would.
public final class Shop {
  private final EventFeed feed;
  private final List<EventReader> readers;

  Shop(EventFeed feed, List<EventReader> readers) {
    this.feed = feed;
    this.readers = readers;
  }

  public void tells(Event... events) {
    tells(List.of(events));
  }

  public void tells(List<Event> events) {
    for (var reader : readers) {
      var concerning =
          events.stream()
              .filter(event -> reader.facts().contains(event.getFactCase()))
              .filter(reader::concerns)
              .toList();
      if (!concerning.isEmpty()) {
        feed.deliver(reader, concerning);
      }
    }
  }
}
