package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.Area;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two tenants at one suite. Staff, keys and shoppers of the one ask every method for what is the
/// other's, by every id they could have come to know: nothing of it comes back, and nothing of it
/// changes. What is the other's can be told by the word in it.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantCrossingTest {
  private static final String CANARY = "canary";
  private static final List<String> TWISTED =
      List.of("", "*", "%", "_", "null", "' or '1'='1", "../", "0");
  private static final List<String> BOOKS =
      List.of(
          "/v1/api/points/transactions?limit=50&customer_id=",
          "/v1/api/points/balance?customer_id=",
          "/v1/api/rewards?customer_id=",
          "/v1/api/rewards/redemptions?limit=50&customer_id=");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, ManagedChannel> channels = new TreeMap<>();
  private final Map<String, String> attackers = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private LocalSuite suite;
  private Shop door;
  private String victim;
  private String victimsMerchantId;
  private String customer;

  @BeforeAll
  void twoTenants() throws Exception {
    suite = LocalSuite.start(false);
    door = suite.doors();
    door.suite()
        .services()
        .forEach((name, service) ->
            channels.put(
                name, ManagedChannelBuilder.forTarget(service.grpc()).usePlaintext().build()));
    var callers = new Callers(door.suite(), suite.serviceKey());
    victimsMerchantId = UUID.randomUUID().toString();
    var shopDomain = CANARY + "-" + Shop.newId() + ".myshopify.com";
    install(victimsMerchantId, shopDomain);
    victim = callers.signIn(shopDomain, "7");
    customer = Long.toString(Shop.newId());
    settleIn(shopDomain);

    attackers.put("owner", door.suite().merchantToken());
    attackers.put(
        "shopper", callers.shopper(customer, Objects.requireNonNull(channels.get("auth"))));
    attackers.put("key", callers.apiKey(false, Area.values()));
  }

  @AfterAll
  void close() throws InterruptedException {
    for (var channel : channels.values()) {
      channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
    suite.close();
  }

  @Test
  void nothingOfTheOthersComesBackOrChanges() throws Exception {
    var before = books();
    assertThat(before).contains(CANARY);

    var seen = new ArrayList<String>();
    var asked = 0;
    for (var method : ContractMethod.all()) {
      for (var request : requests(method)) {
        for (var attacker : attackers.entrySet()) {
          asked++;
          var answers =
              List.of(
                  method.isAtTheEdge() ? atTheEdge(method, attacker.getValue(), request) : "",
                  attacker.getKey().equals("key")
                      ? ""
                      : atTheService(method, attacker.getValue(), request));
          if (answers.stream().anyMatch(this::isTheVictims)) {
            seen.add(attacker.getKey() + " at " + method + ": " + answers);
          }
        }
      }
    }

    System.out.printf("tenant crossing: %d requests, by edge and service%n", asked);
    assertThat(seen).isEmpty();
    assertThat(books()).isEqualTo(before);
  }

  /// All ids the victim's; and each naming field once with something that might mean everything.
  private List<Message> requests(ContractMethod method) {
    var filled = new FilledRequests(ids);
    var requests = new ArrayList<Message>();
    requests.add(filled.filled(method, "", ""));
    for (var field : filled.naming(method)) {
      TWISTED.forEach(value -> requests.add(filled.filled(method, field, value)));
      ids.values().forEach(value -> requests.add(filled.filled(method, field, value)));
    }
    return requests;
  }

  /// What was asked with may come back in an error; the canary was never in it.
  private boolean isTheVictims(String answer) {
    return answer.toLowerCase(Locale.ROOT).contains(CANARY);
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

  /// The victim has a customer, points, a reward, a redemption, an adjustment and a key.
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

    ids.put("merchant", victimsMerchantId);
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
  private String books() throws Exception {
    var paths =
        java.util.stream.Stream.concat(
                BOOKS.stream().map(path -> path + customer),
                java.util.stream.Stream.of(
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
    return JsonMapper.shared().readTree(sent(to(path), victim));
  }

  private JsonNode post(String path, String body) throws Exception {
    var answer =
        JsonMapper.shared()
            .readTree(
                sent(
                    to(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                    victim));
    assertThat(answer.path("status").asString("")).as(answer.toString()).isEqualTo("ok");
    return answer;
  }

  private String atTheEdge(ContractMethod method, String token, Message request) throws Exception {
    var json = FilledRequests.json(request);
    var call =
        method.verb().equals("GET")
            ? to(method.path() + "?" + query(json))
            : to(method.path())
                .header("Content-Type", "application/json")
                .method(method.verb(), HttpRequest.BodyPublishers.ofString(json.toString()));
    return sent(call, token);
  }

  private static String query(JsonNode json) {
    return json.properties().stream()
        .filter(field -> field.getValue().isValueNode())
        .map(field ->
            field.getKey()
                + "="
                + URLEncoder.encode(field.getValue().asString(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String atTheService(ContractMethod method, String token, Message request) {
    var metadata = new Metadata();
    metadata.put(CallMetadata.AUTHORIZATION, "Bearer " + token);
    try {
      return ClientCalls.blockingUnaryCall(
              ClientInterceptors.intercept(
                  Objects.requireNonNull(channels.get(method.service())),
                  MetadataUtils.newAttachHeadersInterceptor(metadata)),
              method.method(),
              CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
              request)
          .toString();
    } catch (StatusRuntimeException refused) {
      return refused.toString();
    }
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
