package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the launcher does as a merchant would, through the same doors: open the app in the shop's
/// admin and so sign in, which installs the app the first time; let the demo store trade for a
/// month, and offer rewards in it.
final class FrontDoor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int BUSY = 503;
  private static final Duration MONTH_OF_TRADE = Duration.ofMinutes(3);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String edge;
  private final String shop;

  FrontDoor(String edge, String shop) {
    this.edge = edge;
    this.shop = shop;
  }

  /// @param token the merchant's access token
  record SignedIn(String merchantId, String token) {
    @Override
    public String toString() {
      return "SignedIn[" + merchantId + "]";
    }
  }

  SignedIn signIn(String shopDomain) {
    var asked =
        shop + "/admin/session-token?shop=" + URLEncoder.encode(shopDomain, StandardCharsets.UTF_8);
    var sessionToken =
        send(HttpRequest.newBuilder(URI.create(asked)).GET(), PATIENCE).path("token").asString();
    var answer =
        send(
            json(
                edge + "/v1/api/auth/login",
                Map.of("shopify_domain", shopDomain, "token", sessionToken)),
            PATIENCE);
    return new SignedIn(
        answer.path("merchant_id").asString(), answer.path("access_token").asString());
  }

  /// Does nothing in a store that has its history already.
  void seed(SignedIn merchant) {
    var store = send(json(shop + "/demo/seed", Map.of()), MONTH_OF_TRADE);
    if (store.path("seeded").asBoolean(false)) {
      DemoRewards.ALL.forEach(reward -> offer(merchant, reward));
    }
  }

  private void offer(SignedIn merchant, Map<String, ?> reward) {
    send(
        json(edge + "/v1/api/rewards", Map.of("definition", reward))
            .header("Authorization", "Bearer " + merchant.token()),
        PATIENCE);
  }

  private static HttpRequest.Builder json(String url, Map<String, ?> body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  /// A door that is busy for the moment, as on a machine that has much to do, is asked again.
  private JsonNode send(HttpRequest.Builder request, Duration patience) {
    var asked = request.timeout(patience).build();
    var end = System.nanoTime() + patience.toNanos();
    try {
      var answer = http.send(asked, BodyHandlers.ofString());
      while (answer.statusCode() == BUSY && System.nanoTime() < end) {
        Thread.sleep(PAUSE);
        answer = http.send(asked, BodyHandlers.ofString());
      }
      if (answer.statusCode() / 100 != 2) {
        throw new CannotStart(
            asked.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException failure) {
      throw new CannotStart(asked.uri().getPath() + " does not answer: " + failure, failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", stop);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
