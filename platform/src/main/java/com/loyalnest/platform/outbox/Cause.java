package com.loyalnest.platform.outbox;

import com.loyalnest.events.v1.Actor;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.observability.Correlation;

/// What a new event follows from: the correlation id of the request or delivery, its trace, and who
/// caused it.
public record Cause(String correlationId, String traceparent, Actor actor) {

  /// The caller that is running.
  public static Cause current() {
    return switch (CallerContext.current()) {
      case CallerIdentity.Merchant merchant ->
          of(Correlation.current(), Actor.Kind.MERCHANT, merchant.actor());
      case CallerIdentity.Shopper shopper ->
          of(Correlation.current(), Actor.Kind.SHOPPER, shopper.customerExternalId());
      case CallerIdentity.PlatformAdmin admin ->
          of(Correlation.current(), Actor.Kind.PLATFORM_ADMIN, admin.adminId());
      case CallerIdentity.Service service ->
          of(Correlation.current(), Actor.Kind.SYSTEM, service.name());
      case CallerIdentity.Anyone anyone -> of(Correlation.current(), Actor.Kind.SYSTEM, "");
    };
  }

  /// What follows from an event has its correlation and its actor.
  public static Cause of(Event event) {
    return new Cause(event.getCorrelationId(), event.getTraceparent(), event.getActor());
  }

  public static Cause of(String correlationId, Actor.Kind kind, String actorId) {
    return new Cause(correlationId, "", Actor.newBuilder().setKind(kind).setId(actorId).build());
  }
}
