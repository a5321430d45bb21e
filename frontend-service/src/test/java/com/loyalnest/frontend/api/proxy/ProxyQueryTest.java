package com.loyalnest.frontend.api.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.loyalnest.frontend.api.http.QueryText;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ProxyQueryTest {
  private static final File VECTORS = new File("../../shared/shopify/auth/vectors.json");
  private static final Instant SENT = Instant.ofEpochSecond(1_317_327_555);
  private static final String PUBLISHED =
      "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1"
          + "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555";
  private static final String SIGNATURE =
      "&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb";

  @Test
  void agreesWithShopifysVectors() {
    assumeTrue(VECTORS.exists(), "skipped: ../shared is not there");
    var vectors = JsonMapper.shared().readTree(VECTORS).get("appProxy");

    assertThat(vectors).isNotEmpty();
    for (var vector : vectors) {
      var query =
          vector.get("query").asString() + "&signature=" + vector.get("signature").asString();
      assertThat(genuine(query, vector.get("secret").asString(), SENT)).isTrue();
    }
  }

  @Test
  void acceptsThePublishedExample() {
    assertThat(genuine(PUBLISHED + SIGNATURE, "hush", SENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-91, 91, 3600})
  void refusesWhatIsOlderOrNewerThan90Seconds(long secondsLater) {
    assertThat(genuine(PUBLISHED + SIGNATURE, "hush", SENT.plusSeconds(secondsLater))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-90, 90})
  void acceptsWhatIsJustFreshEnough(long secondsLater) {
    assertThat(genuine(PUBLISHED + SIGNATURE, "hush", SENT.plusSeconds(secondsLater))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&more=1",
        "&extra=3",
        "&shop=other.myshopify.com",
        "&timestamp=1317327555",
        "&logged_in_customer_id=2",
        "&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb",
        "&hmac=1&hmac=2"
      })
  void refusesWhatWasAddedAfterwards(String added) {
    assertThat(genuine(PUBLISHED + SIGNATURE + added, "hush", SENT)).isFalse();
  }

  @Test
  void refusesWhatIsNotSignedOrSignedByAnotherSecret() {
    assertThat(genuine(PUBLISHED, "hush", SENT)).isFalse();
    assertThat(genuine(PUBLISHED + SIGNATURE, "other", SENT)).isFalse();
    assertThat(genuine(PUBLISHED + SIGNATURE.toUpperCase(java.util.Locale.ROOT), "hush", SENT))
        .isFalse();
    assertThat(genuine("", "hush", SENT)).isFalse();
  }

  @Test
  void acceptsThePreviousSecretAsWell() {
    var query = new ProxyQuery(QueryText.parse(PUBLISHED + SIGNATURE));

    assertThat(query.isGenuine(List.of("new".getBytes(UTF_8), "hush".getBytes(UTF_8)), SENT))
        .isTrue();
  }

  @Test
  void keepsShopifysParametersApartFromThePages() {
    var query = new ProxyQuery(QueryText.parse(PUBLISHED + SIGNATURE));

    assertThat(query.own()).isEqualTo(Map.of("extra", List.of("1", "2")));
    assertThat(query.customer()).isEqualTo("1");
    assertThat(query.shop()).isEqualTo("shop-name.myshopify.com");
  }

  private static boolean genuine(String query, String secret, Instant now) {
    return new ProxyQuery(QueryText.parse(query)).isGenuine(List.of(secret.getBytes(UTF_8)), now);
  }
}
