package com.loyalnest.admin.webhook;

import com.loyalnest.platform.id.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// Shows parked deliveries among the service's dead letters, where they can be replayed. The letter
/// holds no content: the body is sealed in the log, under the same id.
@Repository
class ParkedWebhooks {
  /// Under this name the door parks.
  static final String READER = "webhooks";

  private static final String INSERT =
      """
      insert into dead_letters (dead_letter_id, merchant_id, reader, event_id, fact, event, tries, error, parked_at)
      select p.dead_letter_id, p.merchant_id, ?, p.event_id, p.fact, ''::bytea, 1, p.error, ?
      from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[])
        as p(dead_letter_id, merchant_id, event_id, fact, error)
      """;

  private final JdbcTemplate jdbc;
  private final Ids ids;

  ParkedWebhooks(JdbcTemplate jdbc, Ids ids) {
    this.jdbc = jdbc;
    this.ids = ids;
  }

  void insert(List<ReadDelivery> parked, Instant now) {
    if (parked.isEmpty()) {
      return;
    }
    jdbc.update(
        INSERT,
        READER,
        OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
        parked.stream().map(read -> ids.nextText()).toArray(String[]::new),
        parked.stream().map(ReadDelivery::merchantId).toArray(String[]::new),
        parked.stream().map(read -> UUID.fromString(read.logId())).toArray(UUID[]::new),
        parked.stream().map(read -> read.delivery().topic()).toArray(String[]::new),
        parked.stream().map(ReadDelivery::reason).toArray(String[]::new));
  }
}
