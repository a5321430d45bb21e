package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tenant with a customer, points, a reward, a redemption, an adjustment and a key. Whatever of
/// it can be read has the canary in it.
final class Victim {
  static final String CANARY = "canary";
  private static final List<String> BOOKS =
      List.of(
          "/v1/api/points/transactions?limit=50&customer_id=",
          "/v1/api/points/balance?customer_id=",
          "/v1/api/rewards?customer_id=",
          "/v1/api/rewards/redemptions?limit=50&customer_id=");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Shop door;
  private final String merchantId = UUID.randomUUID().toString();
  private final String customer = Long.toString(Shop.newId());
  private final String token;

  Victim(Shop door, Callers callers) throws Exception {
    this.door = door;
    var shopDomain = CANARY + "-" + Shop.newId() + ".myshopify.com";
    install(merchantId, shopDomain);
    this.token = callers.signIn(shopDomain, "7");
    settleIn(shopDomain);
  }

  String merchantId() {
    return merchantId;
  }

  String customer() {
    return customer;
  }

  /// Everything by which somebody could ask for what is the victim's.
  Map<String, String> ids() {
    return ids;
  }

  private void install(String merchantId, String shopDomain) throws Exception {
    try (var connection = door.suite().connect();
        var insert =
            connection.prepareStatement(
                """
                insert into auth.merchants (merchant_id, shopify_domain, plan_id, installed, api_token, installed_at, created_at)
                values (?, ?, 'free', true, '\\x00', now(), now())
                """)) {
      insert.setString(1, merchantId);
      insert.setString(2, shopDomain);
      insert.executeUpdate();
    }
  }

  private void settleIn(String shopDomain) throws Exception {
    var order = Shop.newId();
    var paid =
        Shop.paidOrder(order, Long.parseLong(customer))
            .replace("Robin", CANARY + " Robin")
            .replace("robin.", CANARY + ".")
            .replace("Linen", CANARY + " Linen")
            .replace("demo-nest.myshopify.com", shopDomain);
    var answer = door.deliver("orders/paid", paid, shopDomain);
    assertThat(answer.statusCode()).isEqualTo(200);
    within(Duration.ofSeconds(20), this::balance, points -> points > 0);

    post(
        "/v1/api/points/adjust",
        """
        {"customer_id": "%s", "points": 5000, "reason": "%s's reason"}
        """
            .formatted(customer, CANARY));
    var adjustment =
        post(
            "/v1/api/points/adjust",
            """
            {"customer_id": "%s", "points": 6000, "reason": "%s's second reason"}
            """
                .formatted(customer, CANARY));
    var reward =
        post(
            "/v1/api/rewards",
            """
            {"definition": {"type": "custom", "names": {"en": "%s's reward"}, "points_cost": 10}}
            """
                .formatted(CANARY));
    var rewardId = reward.path("reward").path("reward_id").stringValue();
    post(
        "/v1/api/rewards/codes",
        """
        {"reward_id": "%s", "codes": ["%s-CODE-1", "%s-CODE-2"]}
        """
            .formatted(rewardId, CANARY, CANARY));
    var redemption =
        post(
            "/v1/api/rewards/redeem",
            """
            {"reward_id": "%s", "customer_id": "%s"}
            """
                .formatted(rewardId, customer));
    var key =
        post(
            "/v1/api/api-keys",
            """
            {"name": "%s's key", "areas": ["reports"], "read_only": true}
            """
                .formatted(CANARY));
    var transactions = get(BOOKS.getFirst() + customer);

    ids.put("merchant", merchantId);
    ids.put("customer", customer);
    ids.put("order", Long.toString(order));
    ids.put("reward", rewardId);
    ids.put("redemption", redemption.path("redemption_id").asString(""));
    ids.put("adjustment", adjustment.path("adjustment").path("adjustment_id").asString(""));
    ids.put("transaction", transactions.at("/transactions/0/transaction_id").asString(""));
    ids.put("key_id", key.path("api_key").path("key_id").asString(""));
    ids.put("user", "7");
    ids.put(
        "cursor",
        get("/v1/api/points/transactions?limit=1&customer_id=" + customer)
            .path("next_cursor")
            .asString(""));
    assertThat(ids.values()).doesNotContain("");
  }

  private int balance() throws Exception {
    return get(BOOKS.get(1) + customer).path("points_balance").asInt(0);
  }

  /// Everything that the victim's owner can see of what might be changed.
  String books() throws Exception {
    var paths =
        Stream.concat(
                BOOKS.stream().map(path -> path + customer),
                Stream.of(
                    "/v1/api/rewards",
                    "/v1/api/points/adjustments?limit=50",
                    "/v1/api/staff",
                    "/v1/api/api-keys",
                    "/v1/api/points-program",
                    "/v1/api/points-program/draft"))
            .toList();
    var books = new StringBuilder();
    for (var path : paths) {
      books.append(path).append('\n').append(get(path)).append('\n');
    }
    return books.toString();
  }

  private JsonNode get(String path) throws Exception {
    return JsonMapper.shared().readTree(sent(to(path), token));
  }

  private JsonNode post(String path, String body) throws Exception {
    var answer =
        JsonMapper.shared()
            .readTree(
                sent(
                    to(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                    token));
    assertThat(answer.path("status").asString("")).as(answer.toString()).isEqualTo("ok");
    return answer;
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(door.suite().edge() + path))
        .timeout(Duration.ofSeconds(15));
  }

  private String sent(HttpRequest.Builder request, String token) throws Exception {
    return http.send(
            request.header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
