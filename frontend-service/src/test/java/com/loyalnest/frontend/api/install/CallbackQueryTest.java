package com.loyalnest.frontend.api.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.loyalnest.frontend.api.http.QueryText;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CallbackQueryTest {
  private static final File VECTORS = new File("../../shared/shopify/auth/vectors.json");
  private static final Instant SENT = Instant.ofEpochSecond(1_337_178_173);
  private static final String PUBLISHED =
      "code=0907a61c0c8d55e99db179b68161bc00&shop=some-shop.myshopify.com"
          + "&state=0.6784241404160823&timestamp=1337178173";
  private static final String HMAC =
      "&hmac=700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf";

  @Test
  void agreesWithShopifysVectors() {
    assumeTrue(VECTORS.exists(), "skipped: ../shared is not there");
    var vectors = JsonMapper.shared().readTree(VECTORS).get("oauthQuery");

    assertThat(vectors).isNotEmpty();
    for (var vector : vectors) {
      var query = vector.get("query").asString() + "&hmac=" + vector.get("hmac").asString();
      assertThat(genuine(query, vector.get("secret").asString(), SENT)).isTrue();
    }
  }

  @Test
  void acceptsThePublishedExampleInAnyOrder() {
    assertThat(genuine(PUBLISHED + HMAC, "hush", SENT)).isTrue();
    assertThat(genuine(HMAC.substring(1) + "&" + PUBLISHED, "hush", SENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-601, 601, 86_400})
  void refusesWhatIsOld(long secondsLater) {
    assertThat(genuine(PUBLISHED + HMAC, "hush", SENT.plusSeconds(secondsLater))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&more=1",
        "&code=other",
        "&shop=other.myshopify.com",
        "&state=other",
        "&timestamp=1337178173",
        HMAC
      })
  void refusesWhatWasAddedAfterwards(String added) {
    assertThat(genuine(PUBLISHED + HMAC + added, "hush", SENT)).isFalse();
  }

  @Test
  void refusesWhatIsNotSignedOrSignedByAnotherSecret() {
    assertThat(genuine(PUBLISHED, "hush", SENT)).isFalse();
    assertThat(genuine(PUBLISHED + HMAC, "other", SENT)).isFalse();
    assertThat(genuine(PUBLISHED + HMAC.toUpperCase(Locale.ROOT), "hush", SENT)).isFalse();
    assertThat(genuine("", "hush", SENT)).isFalse();
  }

  private static boolean genuine(String query, String secret, Instant now) {
    return new CallbackQuery(QueryText.parse(query))
        .isGenuine(List.of(secret.getBytes(UTF_8)), now);
  }
}
