package com.loyalnest.frontend.api.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.support.AnalyticsPeer;
import com.loyalnest.frontend.support.AuthPeer;
import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.testing.TestCallers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EdgeTest
class RestEdgeTest {
  private static final String EARN = "/v1/api/points/earn";
  private static final String ORDER =
      "{\"customer_id\":\"1\",\"order_id\":\"2\",\"action_type\":\"purchase\"}";

  private final Edge edge;
  private final AnalyticsPeer analytics;

  RestEdgeTest(Edge edge, AnalyticsPeer analytics) {
    this.edge = edge;
    this.analytics = analytics;
  }

  @Test
  void answersInTheEnvelope() {
    var reply = edge.postAs(Edge.merchant("m-rest"), EARN, ORDER);

    assertThat(reply.text())
        .isEqualTo(
            "{\"status\":\"ok\",\"transaction_id\":\"key \",\"points\":10,\"limit_reached\":\"\",\"error\":null}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void printsNumbersBeyondTwoToThe53AsNumbers() {
    var reply = edge.getAs(Edge.merchant("m-rest"), "/v1/api/analytics");

    assertThat(reply.text()).contains("\"members\":9007199254740993,\"points_issued\":0");
  }

  @Test
  void signsAMerchantInWithoutCredentials() {
    var reply =
        edge.send(
            edge.to("/v1/api/auth/login")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"shopify_domain\":\"a.myshopify.com\",\"token\":\"good\"}")));

    assertThat(reply.json().get("access_token").asString()).isEqualTo("ours");
    assertThat(reply.json().get("expires_at").asString()).isEqualTo("2027-01-15T08:00:00Z");
  }

  @Test
  void refusesInTheCallersLanguage() {
    var reply =
        edge.send(
            edge.to("/v1/api/auth/login")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "es-MX,es;q=0.9,en;q=0.5")
                .POST(
                    BodyPublishers.ofString(
                        "{\"shopify_domain\":\"a.myshopify.com\",\"token\":\"bad\"}")));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("UNAUTHENTICATED");
    assertThat(reply.errorMessage()).isEqualTo("Las credenciales faltan o no son válidas.");
  }

  @Test
  void passesAPeersRefusalOn() {
    var reply =
        edge.send(
            edge.to("/v1/api/auth/login")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"shopify_domain\":\"a.myshopify.com\",\"token\":\"bad\"}")));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("UNAUTHENTICATED");
    assertThat(reply.errorMessage()).isEqualTo("the session token is not valid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"order_id":"2","action_type":"purchase"}                               | customer_id
          {"customer_id":"1","order_id":"2","action_type":"purchase","amount":5}  | amount: unknown field
          {"customerId":"1","order_id":"2","action_type":"purchase"}              | customerId: unknown field
          {"customer_id":1,"order_id":"2","action_type":"purchase"}               | customer_id: must be text
          {"customer_id":["1"],"order_id":"2","action_type":"purchase"}           | customer_id: must be text
          {"customer_id":null,"order_id":"2","action_type":"purchase"}            | customer_id
          {"customer_id":"1","customer_id":"2","order_id":"2"}                    | body: is not well-formed JSON
          [1]                                                                     | body: must be a JSON object
          {"customer_id":                                                         | body: is not well-formed JSON
          {} {}                                                                   | body: is not well-formed JSON
          """)
  void refusesABodyNamingTheField(String body, String message) {
    var reply = edge.postAs(Edge.merchant("m-rest"), EARN, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo("INVALID_ARGUMENT");
    assertThat(reply.errorMessage()).contains(message);
    assertThat(reply.json().get("status").asString()).isEqualTo("error");
  }

  @Test
  void namesTheFirstMissingFieldOfAnEmptyBody() {
    assertThat(edge.postAs(Edge.merchant("m-rest"), EARN, "").errorMessage())
        .startsWith("customer_id");
  }

  @ParameterizedTest
  @CsvSource({
    "customer_id=1&limit=abc, limit: must be a whole number",
    "customer_id=1&limit=99999999999, limit: must be a whole number",
    "customer_id=1&limit=101, limit",
    "customer_id=1&page=2, page: unknown field",
    "customer_id=1&customer_id=2, customer_id: given more than once",
    "limit=2, customer_id"
  })
  void refusesAQueryNamingTheField(String query, String message) {
    var reply = edge.getAs(Edge.merchant("m-rest"), "/v1/api/points/transactions?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage()).startsWith(message);
  }

  @Test
  void refusesACursorThatTheListDidNotHandOut() {
    var reply =
        edge.getAs(Edge.merchant("m-rest"), "/v1/api/points/transactions?customer_id=1&cursor=bad");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo("INVALID_CURSOR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/api/points/balance?customer_id=1",
        "/v1/api/points/transactions?customer_id=1",
        "/v1/api/analytics",
        "/v1/api/audit-logs"
      })
  void refusesWhoeverHasNoCredentials(String path) {
    var reply = edge.get(path);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer nonsense", "Bearer a.b.c", "Basic dXNlcjpwdw==", "Bearer"})
  void refusesCredentialsThatDoNotVerify(String authorization) {
    var reply =
        edge.send(
            edge.to("/v1/api/points/balance?customer_id=1").header("Authorization", authorization));

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void refusesTwoDifferentTokens() {
    var reply =
        edge.send(
            edge.to("/v1/api/points/balance?customer_id=1")
                .header("Authorization", "Bearer " + Edge.merchant("m-rest"))
                .header("X-LoyalNest-Token", Edge.shopper("m-rest", "1")));

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void takesTheKeyOfAMerchantsProgram() {
    assertThat(edge.postAs(AuthPeer.KEY, EARN, ORDER).status()).isEqualTo(200);
    var transactions = "/v1/api/points/transactions?customer_id=1&limit=5";
    assertThat(edge.getAs(AuthPeer.READING, transactions).status()).isEqualTo(200);
  }

  @Test
  void doesNotLetAKeyDoMoreThanItIsFor() {
    for (var reply :
        List.of(
            edge.postAs(AuthPeer.READING, EARN, ORDER),
            edge.getAs(AuthPeer.KEY, "/v1/api/analytics"),
            edge.getAs(AuthPeer.KEY, "/v1/api/api-keys"))) {
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.errorCode()).isEqualTo("PERMISSION_DENIED");
    }
  }

  @Test
  void aKeyIsNoWidgetToken() {
    var reply =
        edge.send(
            edge.to("/v1/api/points/balance?customer_id=1")
                .header("X-LoyalNest-Token", AuthPeer.KEY));

    assertThat(reply.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"VIEWER,403", "SUPPORT,200", "MANAGER,200", "OWNER,200"})
  void letsStaffDoWhatTheirRoleSays(StaffRole role, int status) {
    var token = TestCallers.staffToken("m-rest", "user-1", role);

    assertThat(edge.postAs(token, EARN, ORDER).status()).isEqualTo(status);
  }

  @Test
  void doesNotLetAShopperDoWhatOnlyMerchantsMay() {
    var reply = edge.postAs(Edge.shopper("m-rest", "1"), EARN, ORDER);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errorCode()).isEqualTo("PERMISSION_DENIED");
  }

  @Test
  void doesNotLetAShopperNameAnotherCustomer() {
    var reply =
        edge.getAs(
            Edge.shopper("m-rest", "1"), "/v1/api/points/transactions?customer_id=2&limit=5");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errorMessage()).isEqualTo("customer_id: not yours");
  }

  @Test
  void doesNotLetAMerchantNameAnotherMerchant() {
    var reply = edge.getAs(Edge.merchant("m-rest"), "/v1/api/analytics?merchant_id=m-other");

    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  void takesTheWidgetTokenToo() {
    var reply =
        edge.send(
            edge.to("/v1/api/points/transactions?customer_id=7&limit=5")
                .header("X-LoyalNest-Token", Edge.shopper("m-rest", "7")));

    assertThat(reply.json().get("transactions").get(0).get("transaction_id").asString())
        .isEqualTo("t-7-5");
  }

  @Test
  void takesTheIdempotencyKeyFromTheHeader() {
    var request =
        edge.to(EARN)
            .header("Authorization", "Bearer " + Edge.merchant("m-rest"))
            .header("Idempotency-Key", "k-1")
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(ORDER));

    assertThat(edge.send(request).json().get("transaction_id").asString()).isEqualTo("key k-1");
  }

  @Test
  void refusesAnotherKeyInTheBodyThanInTheHeader() {
    var request =
        edge.to(EARN)
            .header("Authorization", "Bearer " + Edge.merchant("m-rest"))
            .header("Idempotency-Key", "k-1")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"idempotency_key\":\"k-2\"}"));

    assertThat(edge.send(request).errorMessage()).startsWith("idempotency_key: given twice");
  }

  @Test
  void says409ForARule() {
    var reply =
        edge.postAs(
            Edge.merchant("m-rest"), EARN, ORDER.replace("}", ",\"idempotency_key\":\"used\"}"));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void says404ForWhatIsNotThere() {
    assertThat(
            edge.getAs(Edge.merchant("m-rest"), "/v1/api/points/balance?customer_id=404")
                .errorCode())
        .isEqualTo("CUSTOMER_NOT_FOUND");
  }

  @Test
  void says503WithRetryAfterAndNoDetailsWhenAPeerIsAway() {
    var reply = edge.getAs(Edge.merchant("m-rest"), "/v1/api/analytics?locale=unavailable");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.errorCode()).isEqualTo("UNAVAILABLE");
    assertThat(reply.text()).doesNotContain("10.0.0.1");
  }

  @Test
  void tellsNothingAboutAFaultOfOurs() {
    var reply = edge.getAs(Edge.merchant("m-rest"), "/v1/api/points/decision?order_id=1");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.errorCode()).isEqualTo("INTERNAL");
    assertThat(reply.text()).doesNotContain("select", "example.com", "IllegalState");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/api/points/earn,405,METHOD_NOT_ALLOWED",
    "DELETE,/v1/api/points/balance,405,METHOD_NOT_ALLOWED",
    "POST,/v1/api/widget/config,405,METHOD_NOT_ALLOWED",
    "GET,/v1/api/nothing,404,NOT_FOUND",
    "POST,/v1/nothing,404,NOT_FOUND",
    "GET,/nothing,404,NOT_FOUND",
    "GET,/error,404,NOT_FOUND",
    "POST,/nothing,404,NOT_FOUND",
    "GET,/actuator/health,404,NOT_FOUND",
    "GET,/v1/api/points/balance/,404,NOT_FOUND"
  })
  void answersWhatIsNotThereInTheEnvelope(String verb, String path, int status, String code) {
    var reply = edge.send(edge.to(path).method(verb, BodyPublishers.noBody()));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.errorCode()).isEqualTo(code);
    assertThat(reply.json().propertyNames()).containsExactly("status", "error");
  }

  @Test
  void saysWhichMethodAPathTakes() {
    assertThat(edge.get(EARN).header("Allow")).isEqualTo("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense"
      })
  void takesOnlyJson(String contentType) {
    var reply =
        edge.send(
            edge.to(EARN)
                .header("Authorization", "Bearer " + Edge.merchant("m-rest"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(ORDER)));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.errorCode()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void refusesABodyOfMoreThanTwoMegabytes() {
    var large = new byte[2 * 1024 * 1024 + 1];
    var reply =
        edge.send(
            edge.to(EARN)
                .header("Authorization", "Bearer " + Edge.merchant("m-rest"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.errorCode()).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void carriesTheCorrelationIdThrough() {
    var reply =
        edge.send(
            edge.to("/v1/api/analytics")
                .header("Authorization", "Bearer " + Edge.merchant("m-rest"))
                .header("X-Correlation-Id", "shop-42"));

    assertThat(reply.header("X-Correlation-Id")).isEqualTo("shop-42");
    assertThat(analytics.lastCorrelation()).isEqualTo("shop-42");
  }

  @Test
  void makesACorrelationIdInThePlaceOfOneItCannotUse() {
    var reply = edge.send(edge.to("/v1/nothing").header("X-Correlation-Id", "a b;c"));

    assertThat(reply.header("X-Correlation-Id")).hasSize(36);
  }

  @Test
  void keepsBrowsersFromDoingMoreWithAnAnswerThanTheyShould() {
    var reply = edge.get("/nothing");

    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.header("X-Powered-By")).isEmpty();
    assertThat(reply.header("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/api/points/balance?customer_id=%zz HTTP/1.1",
        "GET /v1/%zz HTTP/1.1",
        "GET /v1/../../etc/passwd HTTP/1.1",
        "GET /v1/api/%2e%2e%2fx HTTP/1.1",
        "TRACE /v1/api/analytics HTTP/1.1",
        "GET /v1/api/<script> HTTP/1.1",
        "NONSENSE"
      })
  void answersRequestsThatAreNoneWithoutAPageOfTheServersOwn(String line) throws IOException {
    try (var socket = new Socket("localhost", edge.port())) {
      socket
          .getOutputStream()
          .write((line + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
      socket.setSoTimeout(3000);

      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer)
          .containsPattern("^HTTP/1.1 4\\d\\d")
          .doesNotContain("<", "Tomcat", "Exception");
      assertThat(answer.contains("Content-Length: 0") || answer.contains("\"status\":\"error\""))
          .as(answer)
          .isTrue();
    }
  }
}
