package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How an app is installed: a session token for a pair of expiring tokens, which open the Admin
/// API.
class InstallTest {
  private static final String TOKEN = "/admin/oauth/access_token";
  private static final String ASK = "/admin/api/2026-07/graphql.json";
  private static final String SHOP = "{\"query\":\"{ shop { myshopifyDomain } }\"}";

  private final RunningShop shop = RunningShop.shared();

  @Test
  void aSessionTokenIsExchangedForAPairThatOpensTheAdminApi() {
    var pair = RunningShop.json(exchange(sessionToken()));

    assertThat(pair.path("access_token").asString()).startsWith("shpat_");
    assertThat(pair.path("refresh_token").asString()).startsWith("shprt_");
    assertThat(pair.path("expires_in").asInt()).isEqualTo(3600);
    assertThat(pair.path("refresh_token_expires_in").asInt()).isEqualTo(7_776_000);
    var answer = RunningShop.json(ask(pair));
    assertThat(answer.at("/data/shop/myshopifyDomain").asString()).isEqualTo(RunningShop.DOMAIN);
    assertThat(answer.at("/extensions/cost/throttleStatus/maximumAvailable").asInt())
        .isEqualTo(2000);
  }

  @Test
  void aRefreshRotatesBothAndTheOldRefreshTokenDies() {
    var first = RunningShop.json(exchange(sessionToken()));

    var second = RunningShop.json(refresh(first));

    assertThat(second.path("access_token")).isNotEqualTo(first.path("access_token"));
    assertThat(ask(second).statusCode()).isEqualTo(200);
    assertThat(ask(first).statusCode())
        .as("a retired access token lives out its hour")
        .isEqualTo(200);
    var again = refresh(first);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(RunningShop.json(again).path("error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void aForgedSessionTokenIsRefused() {
    var token = sessionToken();
    var forged = token.substring(0, token.length() - 4) + "AAAA";

    assertThat(exchange(forged).statusCode()).isEqualTo(400);
    assertThat(exchange(forged).body()).contains("invalid_subject_token");
    assertThat(exchange("").body()).contains("invalid_subject_token");
  }

  @Test
  void aStrangersSecretIsRefused() {
    var fields = new HashMap<>(fields(sessionToken()));
    fields.put("client_secret", "guessed");

    var answer = shop.postForm(TOKEN, fields);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_client");
  }

  @Test
  void anUnknownTokenOpensNothing() {
    assertThat(shop.postJson(ASK, SHOP).statusCode()).isEqualTo(401);
    assertThat(shop.postJson(ASK, SHOP, "X-Shopify-Access-Token", "shpat_x").statusCode())
        .isEqualTo(401);
  }

  @Test
  void aSessionTokenForAnotherShopIsNotMade() {
    assertThat(shop.get("/admin/session-token?shop=other.myshopify.com").statusCode())
        .isEqualTo(404);
  }

  private String sessionToken() {
    return RunningShop.json(shop.get("/admin/session-token?shop=" + RunningShop.DOMAIN))
        .path("token")
        .asString();
  }

  private HttpResponse<String> exchange(String subject) {
    return shop.postForm(TOKEN, fields(subject));
  }

  private HttpResponse<String> refresh(JsonNode pair) {
    return shop.postForm(
        TOKEN,
        Map.of(
            "client_id",
            RunningShop.CLIENT_ID,
            "client_secret",
            RunningShop.CLIENT_SECRET,
            "grant_type",
            "refresh_token",
            "refresh_token",
            pair.path("refresh_token").asString()));
  }

  private HttpResponse<String> ask(JsonNode pair) {
    return shop.postJson(ASK, SHOP, "X-Shopify-Access-Token", pair.path("access_token").asString());
  }

  private static Map<String, String> fields(String subject) {
    return Map.of(
        "client_id", RunningShop.CLIENT_ID,
        "client_secret", RunningShop.CLIENT_SECRET,
        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
        "subject_token", subject,
        "subject_token_type", "urn:ietf:params:oauth:token-type:id_token",
        "requested_token_type", "urn:shopify:params:oauth:token-type:offline-access-token",
        "expiring", "1");
  }
}
