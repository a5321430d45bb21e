package com.loyalnest.local.shop.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes down what the app must be told, in the transaction of the change. One action's deliveries
/// share one event id.
@Service
public class Announcements {
  private static final String WRITE =
      """
      insert into deliveries (webhook_id, event_id, topic, body, triggered_at, tries, next_try_at, status, last_answer)
      values (?, ?, ?, ?, ?, 0, ?, 'waiting', '')
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final DeliverySwitches switches;
  private final Subscriptions subscriptions;

  Announcements(
      JdbcClient jdbc, JsonMapper json, DeliverySwitches switches, Subscriptions subscriptions) {
    this.jdbc = jdbc;
    this.json = json;
    this.switches = switches;
    this.subscriptions = subscriptions;
  }

  public String newEvent() {
    return UUID.randomUUID().toString();
  }

  public void make(Instant at, List<String> topics, ObjectNode object) {
    make(newEvent(), at, topics, object);
  }

  public void make(String eventId, Instant at, List<String> topics, ObjectNode object) {
    if (subscriptions.areLive()) {
      topics.forEach(topic -> write(eventId, at, topic, object));
    }
  }

  /// A compliance topic, which reaches an app that was uninstalled too.
  public void ask(Instant at, String topic, ObjectNode request) {
    write(newEvent(), at, topic, request);
  }

  private void write(String eventId, Instant at, String topic, ObjectNode object) {
    var body = json.writeValueAsString(object);
    var webhookId = UUID.randomUUID().toString();
    for (var copy = 0; copy < switches.copies(); copy++) {
      jdbc.sql(WRITE)
          .params(webhookId, eventId, topic, body, utc(at), utc(switches.firstTry()))
          .update();
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
