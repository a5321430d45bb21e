package com.loyalnest.frontend.api.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.Edge.Reply;
import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.frontend.support.PointsPeer;
import com.loyalnest.platform.crypto.Hmac;
import com.loyalnest.points.v1.GetBalanceResponse;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EdgeTest
class ProxyDoorTest {
  private static final String SHOP = "nest-proxy.myshopify.com";
  private static final String MERCHANT = "merchant-proxy";

  private final Edge edge;
  private final PointsPeer points;

  ProxyDoorTest(Edge edge, PointsPeer points) {
    this.edge = edge;
    this.points = points;
  }

  @Test
  void givesASignedInShopperATokenThatOpensTheirBalance() {
    points.account(
        MERCHANT,
        "501",
        GetBalanceResponse.newBuilder()
            .setCustomerId("01980000-0000-7000-8000-000000000501")
            .setPointsBalance(1180)
            .setVersion(1)
            .build());
    var session = visit("/session", "501", "");
    var token = session.json().get("token").asString();

    assertThat(session.json().get("customer_id").asString()).isEqualTo("501");
    assertThat(session.json().get("expires_at").asString()).isEqualTo("2027-01-15T08:00:00Z");
    assertThat(session.header("Cache-Control")).isEqualTo("no-store");
    var balance = visit("/points/balance", "501", token, "customer_id", "501");
    assertThat(balance.json().get("points_balance").asInt()).isEqualTo(1180);
    assertThat(balance.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void givesAGuestAnEmptySession() {
    assertThat(visit("/session", "", "").text())
        .isEqualTo(
            "{\"status\":\"ok\",\"customer_id\":\"\",\"token\":\"\",\"expires_at\":\"\",\"error\":null}");
  }

  @Test
  void takesTheCustomerFromTheTokenWhereThePageNamesNone() {
    var reply = visit("/points/transactions", "7", Edge.shopper(MERCHANT, "7"), "limit", "3");

    assertThat(reply.json().get("transactions").get(0).get("transaction_id").asString())
        .isEqualTo("t-7-3");
  }

  @Test
  void takesTheTokenFromEitherHeader() {
    var reply =
        edge.send(
            edge.to(signed("/points/transactions", SHOP, "7", 0))
                .header("Authorization", "Bearer " + Edge.shopper(MERCHANT, "7")));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void showsNothingPersonalWithoutATokenOfThisVisit() {
    assertThat(visit("/points/balance", "7", "").status()).isEqualTo(401);
    assertThat(visit("/points/balance", "7", "nonsense").status()).isEqualTo(401);
    assertThat(visit("/points/balance", "7", Edge.shopper(MERCHANT, "8")).status()).isEqualTo(401);
    assertThat(visit("/points/balance", "", Edge.shopper(MERCHANT, "7")).status()).isEqualTo(401);
    assertThat(visit("/points/balance", "7", Edge.shopper("merchant-x", "7")).status())
        .isEqualTo(401);
    assertThat(visit("/points/balance", "7", Edge.merchant(MERCHANT)).status()).isEqualTo(401);
  }

  @Test
  void doesNotLetAShopperNameAnotherCustomer() {
    var reply = visit("/points/balance", "7", Edge.shopper(MERCHANT, "7"), "customer_id", "8");

    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  void showsAShopperTheirRewardsRedemptionsAndReasonsInTheirLanguage() {
    var token = Edge.shopper(MERCHANT, "7");

    assertThat(visit("/rewards", "7", token, "locale", "fr").text())
        .contains("\"for-7\"", "\"name\":\"fr\"");
    assertThat(visit("/rewards/redemptions", "7", token).text()).contains("\"r-7\"");
    assertThat(visit("/rewards/redemption", "7", token, "redemption_id", "a").text())
        .contains("\"r-7\"");
    var reasons = visit("/points/transaction", "7", token, "transaction_id", "t-1", "locale", "es");
    assertThat(reasons.json().at("/explanation/0").asString()).isEqualTo("es for 7");
    assertThat(reasons.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void redeemsAndCancelsForTheShopperOfTheToken() {
    var token = Edge.shopper(MERCHANT, "7");

    var redeemed =
        post("/rewards/redeem", "7", token, "{\"reward_id\":\"a\",\"idempotency_key\":\"k\"}");
    var cancelled = post("/rewards/cancel", "7", token, "{\"redemption_id\":\"r\"}");

    assertThat(redeemed.status()).isEqualTo(200);
    assertThat(redeemed.json().path("redemption_id").asString()).isEqualTo("7/k");
    assertThat(redeemed.header("Cache-Control")).isEqualTo("no-store");
    assertThat(cancelled.json().at("/redemption/redemption_status").asString())
        .isEqualTo("cancelled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/rewards/redeem", "/rewards/cancel"})
  void writesNothingWithoutATokenOfThisVisit(String path) {
    var body = "{\"reward_id\":\"a\",\"redemption_id\":\"a\"}";
    var field = path.endsWith("redeem") ? "{\"reward_id\":\"a\"" : "{\"redemption_id\":\"a\"";

    assertThat(post(path, "7", "", body).status()).isEqualTo(401);
    assertThat(post(path, "7", Edge.shopper(MERCHANT, "8"), body).status()).isEqualTo(401);
    assertThat(post(path, "", Edge.shopper(MERCHANT, "7"), body).status()).isEqualTo(401);
    assertThat(post(path, "7", Edge.shopper("merchant-x", "7"), body).status()).isEqualTo(401);
    assertThat(post(path, "7", Edge.merchant(MERCHANT), body).status()).isEqualTo(401);
    assertThat(
            post(path, "7", Edge.shopper(MERCHANT, "7"), field + ",\"customer_id\":\"8\"}")
                .status())
        .isEqualTo(403);
    assertThat(visit(path, "7", Edge.shopper(MERCHANT, "7")).status()).isEqualTo(404);
  }

  @Test
  void saysWhyARewardCannotBeHad() {
    var reply =
        post("/rewards/redeem", "7", Edge.shopper(MERCHANT, "7"), "{\"reward_id\":\"dear\"}");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.errorCode()).isEqualTo("INSUFFICIENT_POINTS");
    assertThat(reply.errorMessage()).isEqualTo("the reward costs 500 points, there are 10");
  }

  @Test
  void refusesABodyItCannotRead() {
    var token = Edge.shopper(MERCHANT, "7");

    assertThat(post("/rewards/redeem", "7", token, "reward_id=a").status()).isEqualTo(400);
    assertThat(post("/rewards/redeem", "7", token, "{\"reward\":\"a\"}").errorMessage())
        .isEqualTo("reward: unknown field");
  }

  @Test
  void refusesAFieldItDoesNotKnow() {
    var reply = visit("/points/balance", "7", Edge.shopper(MERCHANT, "7"), "page", "8");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage()).isEqualTo("page: unknown field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/session",
        "/widget/config",
        "/points/balance",
        "/rewards",
        "/rewards/redemptions",
        "/widget/launcher.js",
        "/anything"
      })
  void letsNothingInThatTheProxyDidNotSign(String path) {
    var reply = edge.get("/v1/proxy" + path + "?shop=" + SHOP + "&timestamp=1&signature=00");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void letsNothingInThatIsOldOrOfAShopWithoutTheApp() {
    assertThat(edge.get(signed("/session", SHOP, "1", -91)).status()).isEqualTo(401);
    assertThat(edge.get(signed("/session", "gone-a.myshopify.com", "1", 0)).status())
        .isEqualTo(401);
    assertThat(edge.get(signed("/session", "unknown.myshopify.com", "1", 0)).status())
        .isEqualTo(401);
    assertThat(edge.get(signed("/session", "away-a.myshopify.com", "1", 0)).status())
        .isEqualTo(503);
  }

  @Test
  void answersWhatIsNotThereInTheEnvelope() {
    assertThat(visit("/anything", "1", "").status()).isEqualTo(404);
    assertThat(visit("/anything", "1", "").errorCode()).isEqualTo("NOT_FOUND");
    var posted =
        edge.send(edge.to(signed("/session", SHOP, "1", 0)).POST(BodyPublishers.ofString("x")));
    assertThat(posted.status()).isEqualTo(404);
  }

  @Test
  void givesTheWidgetItsTextsInTheLanguageOfThePage() {
    var reply = visit("/widget/config", "", "", "locale", "es-MX");

    assertThat(reply.json().get("language").asString()).isEqualTo("es");
    assertThat(reply.header("Cache-Control")).startsWith("public");
    assertThat(reply.header("ETag")).startsWith("W/\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"launcher.js", "panel.js"})
  void givesTheWidgetsScriptsAndSaysWhenTheyAreKnown(String name) {
    assumeTrue(
        getClass().getResource("/static/widget/" + name) != null,
        "skipped: the widget is not built");
    var script = visit("/widget/" + name, "", "");

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).startsWith("text/javascript");
    assertThat(script.header("Cache-Control")).startsWith("public");
    var again =
        edge.send(
            edge.to(signed("/widget/" + name, SHOP, "", 0))
                .header("If-None-Match", script.header("ETag")));
    assertThat(again.status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void drawsTheLoyaltyPageOnTheShopsOwnDomain(String path) {
    var guest = visit(path, "", "", "locale", "fr");
    var member = visit(path, "7", "", "locale", "fr");

    assertThat(guest.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(guest.text())
        .contains("<html lang=\"fr\">", "Connectez-vous", "/apps/loyalnest/widget/launcher.js");
    assertThat(member.text()).doesNotContain("Connectez-vous");
    assertThat(guest.header("Content-Security-Policy"))
        .contains("script-src 'self';", "frame-ancestors https://" + SHOP);
    assertThat(guest.header("Set-Cookie")).isEmpty();
    assertThat(guest.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void whatAVisitorWritesIsNothingToHtmlOrLiquid() {
    var reply = visit("", "", "", "locale", "{{shop.email}}{%raw%}<script>");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).doesNotContain("{{", "{%", "shop.email", "raw");
  }

  private Reply visit(String path, String customer, String token, String... more) {
    var request = edge.to(signed(path, SHOP, customer, 0, more));
    return edge.send(token.isEmpty() ? request : request.header("X-LoyalNest-Token", token));
  }

  private Reply post(String path, String customer, String token, String body) {
    var request =
        edge.to(signed(path, SHOP, customer, 0))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return edge.send(token.isEmpty() ? request : request.header("X-LoyalNest-Token", token));
  }

  private static String signed(
      String path, String shop, String customer, long secondsAgo, String... more) {
    var parameters = new TreeMap<String, String>();
    parameters.put("shop", shop);
    parameters.put("logged_in_customer_id", customer);
    parameters.put("path_prefix", "/apps/loyalnest");
    parameters.put(
        "timestamp", Long.toString(Clock.systemUTC().instant().getEpochSecond() + secondsAgo));
    for (var n = 0; n < more.length; n += 2) {
      parameters.put(more[n], more[n + 1]);
    }
    var message =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining());
    var signature =
        HexFormat.of()
            .formatHex(Hmac.sha256(EdgeTest.SECRET.getBytes(UTF_8), message.getBytes(UTF_8)));
    return "/v1/proxy"
        + path
        + "?"
        + parameters.entrySet().stream()
            .map(parameter ->
                parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
            .collect(Collectors.joining("&"))
        + "&signature="
        + signature;
  }
}
