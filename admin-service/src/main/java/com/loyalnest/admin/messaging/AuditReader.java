package com.loyalnest.admin.messaging;

import com.loyalnest.admin.auditlog.AuditEntry;
import com.loyalnest.admin.auditlog.WriteAuditLog;
import com.loyalnest.events.v1.Actor;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Logs every fact of the suite. Nobody logs by hand: what is an event is in the audit log.
@Component
class AuditReader implements EventReader {
  private static final List<String> SOURCES =
      List.of("admin", "points", "auth", "referrals", "analytics");

  private final WriteAuditLog log;

  AuditReader(WriteAuditLog log) {
    this.log = log;
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public List<String> sources() {
    return SOURCES;
  }

  @Override
  public Set<Event.FactCase> facts() {
    return Set.of();
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    log.write(events.stream().map(AuditReader::entry).toList());
    return events.stream().map(event -> ReadOutcome.done()).toList();
  }

  private static AuditEntry entry(Event event) {
    var time = event.getOccurredAt();
    return new AuditEntry(
        event.getEventId(),
        event.getMerchantId(),
        action(event),
        actorKind(event.getActor().getKind()),
        event.getActor().getId(),
        AuditMetadata.of(event),
        event.getCorrelationId(),
        Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
  }

  /// The fact's name in the contract. A fact of a newer version of the suite is logged by its
  /// number.
  private static String action(Event event) {
    var fact = event.getFactCase();
    return fact == Event.FactCase.FACT_NOT_SET
        ? "unknown"
            + event.getUnknownFields().asMap().keySet().stream()
                .map(number -> "_" + number)
                .findFirst()
                .orElse("")
        : Event.getDescriptor().findFieldByNumber(fact.getNumber()).getName();
  }

  private static String actorKind(Actor.Kind kind) {
    return switch (kind) {
      case SHOP -> "shop";
      case MERCHANT -> "merchant";
      case SHOPPER -> "shopper";
      case PLATFORM_ADMIN -> "platform_admin";
      case SYSTEM, KIND_UNSPECIFIED, UNRECOGNIZED -> "system";
    };
  }
}
