package com.loyalnest.local.shop.webhook;

import com.loyalnest.local.shop.AppSecret;
import com.loyalnest.local.shop.ShopSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Delivers what waits, as Shopify does: signed over the raw body, five seconds for an answer,
/// eight more tries over four hours (in local a hundredth of that), and only a 2xx counts.
@Component
class DeliveryPump implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryPump.class);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final int AT_ONCE = 8;
  private static final int BATCH = 64;

  /// The last of a batch may wait for all the others, and none may be in flight twice.
  private static final Duration LEASE = ANSWER.multipliedBy(BATCH / AT_ONCE + 2);

  /// Shopify's pauses before the second to the ninth try, four hours in all.
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(24),
          Duration.ofMinutes(50),
          Duration.ofMinutes(60),
          Duration.ofMinutes(90));

  /// Taking a delivery leases it for longer than an answer may take.
  private static final String TAKE =
      """
      update deliveries set next_try_at = :lease, tries = tries + 1 where delivery_id in (
        select delivery_id from deliveries where status = 'waiting' and next_try_at <= :now
        order by next_try_at limit :limit for update skip locked)
      returning delivery_id, webhook_id, event_id, topic, body, triggered_at, tries
      """;

  private final JdbcClient jdbc;
  private final ShopSettings settings;
  private final AppSecret secret;
  private final DeliverySwitches switches;
  private final Clock system = Clock.systemUTC();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private volatile boolean running;
  private @Nullable Thread pump;

  DeliveryPump(
      JdbcClient jdbc, ShopSettings settings, AppSecret secret, DeliverySwitches switches) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.secret = secret;
    this.switches = switches;
  }

  private record Delivery(
      long id,
      String webhookId,
      String eventId,
      String topic,
      String body,
      Instant triggeredAt,
      int tries) {}

  @Override
  public void start() {
    running = true;
    pump = Thread.ofPlatform().name("shop-deliveries").daemon().start(this::run);
  }

  private void run() {
    var places = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (running) {
        var taken = switches.positions().paused() ? List.<Delivery>of() : take();
        for (var delivery : taken) {
          places.acquire();
          send(threads, places, delivery);
        }
        if (taken.isEmpty()) {
          Thread.sleep(IDLE);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(ExecutorService threads, Semaphore places, Delivery delivery) {
    threads.execute(() -> {
      try {
        settle(delivery, attempt(delivery));
      } catch (RuntimeException failure) {
        LOG.warn("delivery {} will be tried again", delivery.id(), failure);
      } finally {
        places.release();
      }
    });
  }

  private List<Delivery> take() {
    try {
      var now = system.instant();
      return jdbc.sql(TAKE)
          .param("lease", utc(now.plus(LEASE)))
          .param("now", utc(now))
          .param("limit", BATCH)
          .query((row, n) ->
              new Delivery(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getTimestamp(6).toInstant(),
                  row.getInt(7)))
          .list();
    } catch (RuntimeException away) {
      LOG.warn("deliveries wait: {}", away.toString());
      return List.of();
    }
  }

  private String attempt(Delivery delivery) {
    var body = delivery.body().getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(settings.webhookUrl()))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("X-Shopify-Topic", delivery.topic())
            .header("X-Shopify-Hmac-Sha256", signature(body))
            .header("X-Shopify-Shop-Domain", settings.domain())
            .header("X-Shopify-API-Version", "2026-07")
            .header("X-Shopify-Webhook-Id", delivery.webhookId())
            .header("X-Shopify-Event-Id", delivery.eventId())
            .header("X-Shopify-Triggered-At", delivery.triggeredAt().toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return Integer.toString(
          http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException away) {
      return away.getClass().getSimpleName();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private void settle(Delivery delivery, String answer) {
    var delivered = answer.startsWith("2");
    var last = delivery.tries() > PAUSES.size();
    var status = delivered ? "delivered" : last ? "given_up" : "waiting";
    jdbc.sql(
            "update deliveries set status = ?, last_answer = ?, next_try_at = ? where delivery_id = ?")
        .params(status, answer, utc(system.instant().plus(pause(delivery.tries()))), delivery.id())
        .update();
  }

  private Duration pause(int tries) {
    var pause = PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
    return Duration.ofMillis((long) (pause.toMillis() * settings.webhooks().retryScale()));
  }

  private String signature(byte[] body) {
    return Base64.getEncoder().encodeToString(secret.sign(body));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  @Override
  public void stop() {
    running = false;
    var pumping = pump;
    if (pumping == null) {
      return;
    }
    try {
      pumping.join(ANSWER);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
