package com.loyalnest.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.testing.TrustedRequests;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Two tenants at one suite. Staff, keys and shoppers of the one ask every method for what is the
/// other's, by every id they could have come to know: nothing of it comes back, and nothing of it
/// changes. What is the other's can be told by the word in it.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantCrossingTest {
  private static final List<String> TWISTED =
      List.of("", "*", "%", "_", "null", "' or '1'='1", "../", "0");
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, ManagedChannel> channels = new TreeMap<>();
  private final Map<String, String> attackers = new LinkedHashMap<>();
  private LocalSuite suite;
  private Shop door;
  private Victim victim;

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
    victim = new Victim(door, callers);
    attackers.put("owner", door.suite().merchantToken());
    attackers.put(
        "shopper",
        callers.shopper(victim.customer(), Objects.requireNonNull(channels.get("auth"))));
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
    var before = victim.books();
    assertThat(before).contains(Victim.CANARY);

    assertThat(seenByAsking(ContractMethod.all(), true)).isEmpty();
    assertThat(victim.books()).isEqualTo(before);
  }

  /// What is checked is who is named, so only methods that name somebody are asked again, of the
  /// services themselves.
  @Test
  void norDoesItWhereNobodyChecksWhatRequestsName() throws Exception {
    var before = victim.books();

    var naming =
        ContractMethod.all().stream()
            .filter(method ->
                fields(method).contains("merchant_id") || fields(method).contains("customer_id"))
            .toList();
    assertThat(naming).hasSizeGreaterThan(10);
    TrustedRequests.whileTrusted(() -> assertThat(seenByAsking(naming, false)).isEmpty());

    assertThat(victim.books()).isEqualTo(before);
  }

  @Test
  void theRowPoliciesStandAlone() throws Exception {
    try (var connection = door.suite().connect()) {
      var policies = new RowPolicies(connection, door.suite().merchantId(), victim.merchantId());
      assertThat(policies.tablesOfTheVictim()).hasSizeGreaterThan(20);
      assertThat(policies.whatTheOtherReaches()).isEmpty();
    }
  }

  private List<String> fields(ContractMethod method) {
    return new FilledRequests(victim.ids()).naming(method);
  }

  private List<String> seenByAsking(List<ContractMethod> methods, boolean atTheEdge)
      throws Exception {
    var seen = new ArrayList<String>();
    var asked = 0;
    for (var method : methods) {
      for (var request : requests(method)) {
        for (var attacker : attackers.entrySet()) {
          asked++;
          var answers =
              List.of(
                  atTheEdge && method.isAtTheEdge()
                      ? atTheEdge(method, attacker.getValue(), request)
                      : "",
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
    return seen;
  }

  /// All ids the victim's; and each naming field once with something that might mean everything.
  private List<Message> requests(ContractMethod method) {
    var filled = new FilledRequests(victim.ids());
    var requests = new ArrayList<Message>();
    requests.add(filled.filled(method, "", ""));
    for (var field : filled.naming(method)) {
      TWISTED.forEach(value -> requests.add(filled.filled(method, field, value)));
      victim.ids().values().forEach(value -> requests.add(filled.filled(method, field, value)));
    }
    return requests;
  }

  /// What was asked with may come back in an error; the canary was never in it.
  private boolean isTheVictims(String answer) {
    return answer.toLowerCase(Locale.ROOT).contains(Victim.CANARY);
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
