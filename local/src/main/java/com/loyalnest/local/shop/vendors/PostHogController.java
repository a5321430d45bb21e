package com.loyalnest.local.shop.vendors;

import com.loyalnest.local.shop.ShopSettings;
import com.loyalnest.local.shop.clock.ShopClock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// PostHog's `/batch`: keeps every event once, by its uuid.
@RestController
class PostHogController {
  private final JdbcClient jdbc;
  private final ShopSettings settings;
  private final ShopClock clock;
  private final JsonMapper json;

  PostHogController(JdbcClient jdbc, ShopSettings settings, ShopClock clock, JsonMapper json) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
    this.json = json;
  }

  @PostMapping({"/batch", "/batch/"})
  ResponseEntity<Map<String, Object>> batch(@RequestBody JsonNode batch) {
    if (!batch.path("api_key").asString("").equals(settings.posthog().apiKey())) {
      return ResponseEntity.status(401).body(Map.of("status", 0, "detail", "api_key"));
    }
    var events = batch.path("batch");
    if (!events.isArray()) {
      return ResponseEntity.badRequest().body(Map.of("status", 0, "detail", "batch: an array"));
    }
    var size = events.size();
    var ids = new String[size];
    var names = new String[size];
    var bodies = new String[size];
    for (var n = 0; n < size; n++) {
      ids[n] = events.path(n).path("uuid").asString(UUID.randomUUID().toString());
      names[n] = events.path(n).path("event").asString("");
      bodies[n] = events.path(n).toString();
    }
    jdbc.sql(
            """
            insert into tracked_events (uuid, event, body, received_at)
            select uuid, event, body, :now from unnest(:ids::text[], :names::text[], :bodies::text[]) as t(uuid, event, body)
            on conflict do nothing
            """)
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("ids", ids)
        .param("names", names)
        .param("bodies", bodies)
        .update();
    return ResponseEntity.ok(Map.of("status", 1));
  }

  @GetMapping("/posthog/events")
  List<JsonNode> events(@RequestParam(defaultValue = "") String event) {
    return jdbc.sql(
            "select body from tracked_events where (? = '' or event = ?) order by received_at desc limit 200")
        .params(event, event)
        .query((row, n) -> json.readTree(row.getString(1)))
        .list();
  }
}
