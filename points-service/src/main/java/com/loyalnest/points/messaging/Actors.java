package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.Event;
import java.util.Locale;

/// Who caused an event, by an id, as transactions keep it.
final class Actors {
  private Actors() {}

  static String of(Event event) {
    var actor = event.getActor();
    var kind = actor.getKind().name().toLowerCase(Locale.ROOT);
    return actor.getId().isEmpty() ? kind : kind + ":" + actor.getId();
  }
}
