package com.loyalnest.admin.messaging;

import com.loyalnest.admin.sync.ConnectShops;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Hears which shops are connected: a new one, and any whose staff sign in, because a shop that had
/// removed the app comes back that way.
@Component
class ConnectionReader implements EventReader {
  private final ConnectShops connectShops;

  ConnectionReader(ConnectShops connectShops) {
    this.connectShops = connectShops;
  }

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public List<String> sources() {
    return List.of("auth");
  }

  @Override
  public Set<Event.FactCase> facts() {
    return Set.of(Event.FactCase.MERCHANT_ADDED, Event.FactCase.LOGIN_SUCCESS);
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    events.stream().map(Event::getMerchantId).distinct().forEach(connectShops::connect);
    return events.stream().map(event -> ReadOutcome.done()).toList();
  }
}
