package com.loyalnest.admin.webhook;

import java.time.Instant;
import java.util.Optional;

/// Something that arrived of one object.
///
/// @param endpoint the topic
/// @param reason empty when accepted
/// @param objectUpdatedAt the version it told, if it told one
public record Arrival(
    String logId,
    String endpoint,
    String outcome,
    String reason,
    Origin origin,
    Optional<Instant> objectUpdatedAt,
    Instant createdAt) {
  public boolean isAccepted() {
    return outcome.equals(ReadDelivery.ACCEPTED);
  }

  /// How it stands in the log.
  public String originWord() {
    return origin.word();
  }
}
