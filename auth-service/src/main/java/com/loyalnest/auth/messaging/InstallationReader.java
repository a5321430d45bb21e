package com.loyalnest.auth.messaging;

import com.loyalnest.auth.shop.Merchants;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Hears what shops do with the installation. A shop that has removed the app has dead tokens, and
/// nobody of it is let in until it installs again; a shop may let the app do more or less.
@Component
class InstallationReader implements EventReader {
  private static final String UNINSTALLED = "app/uninstalled";

  private final Merchants merchants;

  InstallationReader(Merchants merchants) {
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
    var topic = event.getShopifySync().getTopic();
    return topic.equals(UNINSTALLED) || event.getShopifySync().hasScopes();
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    events.forEach(this::take);
    return events.stream().map(event -> ReadOutcome.done()).toList();
  }

  private void take(Event event) {
    var sync = event.getShopifySync();
    var at = sync.hasTriggeredAt() ? sync.getTriggeredAt() : event.getOccurredAt();
    var when = Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
    if (sync.hasScopes()) {
      merchants.letUs(event.getMerchantId(), sync.getScopes().getGrantedList(), when);
    } else {
      merchants.uninstall(event.getMerchantId(), when);
    }
  }
}
