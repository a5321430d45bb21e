package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Admin API fails in every way that Shopify's may, and answers late, when it is told to.
class AnswerSwitchesTest {
  private static final String SWITCHES = "/api/switches/admin-api";

  private final RunningShop shop = RunningShop.shared();
  private final String token = shop.accessToken();

  @AfterEach
  void switchOff() {
    turn(0, 0);
  }

  @Test
  void everyFaultComesSoonerOrLater() {
    turn(100, 0);

    var seen = new TreeSet<String>();
    for (var n = 0; n < 200 && seen.size() < 4; n++) {
      seen.add(fault());
    }

    assertThat(seen).containsExactly("dropped", "nonsense", "server error", "throttled");
  }

  @Test
  void whatWasAskedMayBeDoneAllTheSame() {
    var codes = new Codes(shop, token);
    var found = new TreeSet<Boolean>();

    for (var n = 0; n < 60 && found.size() < 2; n++) {
      var code = "UNHEARD-" + java.util.UUID.randomUUID();
      turn(100, 0);
      ask(
          "mutation { discountCodeFreeShippingCreate(freeShippingCodeDiscount: {code: \\\"%s\\\"})"
                  .formatted(code)
              + " { userErrors { code } } }");
      turn(0, 0);
      found.add(codes.exists(code));
    }

    assertThat(found).containsExactly(false, true);
  }

  @Test
  void answersComeAsLateAsTheyAreTold() {
    turn(0, 300);
    var start = System.nanoTime();

    assertThat(ask("{ shop { name } }")).contains("Demo Nest");

    assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
  }

  @Test
  void thePageShowsAndSetsThem() {
    shop.postForm("/admin/switches/admin-api", java.util.Map.of("errors", "7", "delay", "11"));

    assertThat(shop.get("/admin/deliveries").body())
        .contains("name=\"errors\" type=\"number\" min=\"0\" max=\"100\" value=\"7\"")
        .contains("value=\"11\"");
    assertThat(shop.get(SWITCHES).body()).contains("\"errorPercent\":7", "\"delayMillis\":11");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errorPercent\":101,\"delayMillis\":0}",
        "{\"errorPercent\":-1,\"delayMillis\":0}",
        "{\"errorPercent\":0,\"delayMillis\":60001}",
        "{\"errorPercent\":0,\"delayMillis\":-1}"
      })
  void impossiblePositionsAreRefused(String wanted) {
    assertThat(shop.putJson(SWITCHES, wanted).statusCode()).isEqualTo(400);
  }

  private void turn(int errorPercent, int delayMillis) {
    var wanted = "{\"errorPercent\":%d,\"delayMillis\":%d}".formatted(errorPercent, delayMillis);
    assertThat(shop.putJson(SWITCHES, wanted).statusCode()).isEqualTo(200);
  }

  private String fault() {
    var answer = ask("{ shop { name } }");
    if (answer.contains("throttleStatus")) {
      return "throttled";
    }
    return answer.startsWith("<html>") ? "nonsense" : answer;
  }

  private String ask(String query) {
    try {
      var answer =
          shop.postJson(
              "/admin/api/2026-07/graphql.json",
              "{\"query\":\"" + query + "\"}",
              "X-Shopify-Access-Token",
              token);
      return answer.statusCode() >= 500 ? "server error" : answer.body();
    } catch (UncheckedIOException dropped) {
      return "dropped";
    }
  }
}
