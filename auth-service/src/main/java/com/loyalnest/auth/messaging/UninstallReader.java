package com.loyalnest.auth.messaging;

import com.loyalnest.auth.shop.Merchants;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Hears that a shop has removed the app: its tokens are dead, and nobody of it is let in until it
/// installs again.
@Component
class UninstallReader implements EventReader {
  private static final String UNINSTALLED = "app/uninstalled";

  private final Merchants merchants;

  UninstallReader(Merchants merchants) {
    this.merchants = merchants;
  }

  @Override
  public String name() {
    return "shops";
  }

  @Override
  public List<String> sources() {
    return List.of("admin");
  }

  @Override
  public Set<Event.FactCase> facts() {
    return Set.of(Event.FactCase.SHOPIFY_SYNC);
  }

  @Override
  public boolean concerns(Event event) {
    return event.getShopifySync().getTopic().equals(UNINSTALLED);
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    events.forEach(this::uninstall);
    return events.stream().map(event -> ReadOutcome.done()).toList();
  }

  private void uninstall(Event event) {
    var sync = event.getShopifySync();
    var at = sync.hasTriggeredAt() ? sync.getTriggeredAt() : event.getOccurredAt();
    merchants.uninstall(
        event.getMerchantId(), Instant.ofEpochSecond(at.getSeconds(), at.getNanos()));
  }
}
