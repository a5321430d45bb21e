package com.loyalnest.local.e2e;

import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The doors of a running suite, as Shopify and a merchant's program use them.
record Shop(DevSuite suite) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AtomicLong IDS =
      new AtomicLong(20_000_000_000_000_000L + System.currentTimeMillis() * 1_000);

  static long newId() {
    return IDS.incrementAndGet();
  }

  HttpResponse<String> deliver(String topic, String body) throws IOException, InterruptedException {
    return deliver(
        topic, body, signature(body, suite.clientSecret()), UUID.randomUUID().toString());
  }

  /// Of another shop that has the app.
  HttpResponse<String> deliver(String topic, String body, String shopDomain)
      throws IOException, InterruptedException {
    return deliver(
        topic,
        body,
        shopDomain,
        signature(body, suite.clientSecret()),
        UUID.randomUUID().toString());
  }

  HttpResponse<String> deliver(String topic, String body, String signature, String webhookId)
      throws IOException, InterruptedException {
    return deliver(topic, body, suite.shopDomain(), signature, webhookId);
  }

  private HttpResponse<String> deliver(
      String topic, String body, String shopDomain, String signature, String webhookId)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(suite.edge() + "/v1/api/shopify/webhook"))
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/json")
            .header("X-Shopify-Topic", topic)
            .header("X-Shopify-Hmac-Sha256", signature)
            .header("X-Shopify-Shop-Domain", shopDomain)
            .header("X-Shopify-API-Version", "2026-07")
            .header("X-Shopify-Webhook-Id", webhookId)
            .header("X-Shopify-Event-Id", UUID.randomUUID().toString())
            .header("X-Shopify-Triggered-At", "2026-07-01T12:00:00.000Z")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  static String signature(String body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// A GET with the merchant's token.
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(asMerchant(path).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return HTTP.send(
        asMerchant(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
    return HTTP.send(
        asMerchant(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder asMerchant(String path) {
    return HttpRequest.newBuilder(URI.create(suite.edge() + path))
        .timeout(Duration.ofSeconds(15))
        .header("Authorization", "Bearer " + suite.merchantToken());
  }

  /// 0 for a customer nobody knows yet.
  int balance(long customer) throws IOException, InterruptedException {
    var answer = get("/v1/api/points/balance?customer_id=" + customer);
    return answer.statusCode() == 200 ? json(answer).path("points_balance").asInt() : 0;
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /// A number that one SQL statement counts behind the row policies.
  long count(String sql) throws SQLException {
    try (var connection = suite.connect();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// A paid order for 118.00 USD before 8.50 tax and 5.00 shipping.
  static String paidOrder(long order, long customer) {
    return Orders.TEMPLATE
        .replace("{{order}}", Long.toString(order))
        .replace("{{customer}}", Long.toString(customer))
        .replace("{{time}}", "2026-07-01T12:00:00Z");
  }

  static List<Long> newIds(int count) {
    return java.util.stream.Stream.generate(Shop::newId).limit(count).toList();
  }

  private static final class Orders {
    static final String TEMPLATE = read();

    private static String read() {
      try (var in = Shop.class.getResourceAsStream("/bench/order.json")) {
        return new String(
            java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
    }
  }
}
