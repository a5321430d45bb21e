package com.loyalnest.auth.session;

import static com.loyalnest.auth.SessionTokens.CLIENT_ID;
import static com.loyalnest.auth.SessionTokens.SECRET;
import static com.loyalnest.auth.SessionTokens.claims;
import static com.loyalnest.auth.SessionTokens.forShop;
import static com.loyalnest.auth.SessionTokens.signed;
import static com.loyalnest.auth.SessionTokens.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.auth.session.SessionTokenCheck.Finding;
import com.loyalnest.platform.testing.ForgedTokens;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTokenCheckTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final String SHOP = "exampleshop.myshopify.com";

  private final SessionTokenCheck check =
      new SessionTokenCheck(new AppCredentials(CLIENT_ID, SECRET), InstantSource.fixed(NOW));

  @Test
  void aTokenOfShopifyNamesItsShopAndUser() {
    assertThat(check.check(forShop(SHOP, NOW)))
        .isEqualTo(new Finding.Valid(new ShopUser(SHOP, "42")));
  }

  @Test
  void tenSecondsOfSkewAreForgivenAndNoMore() {
    assertThat(check.check(forShop(SHOP, NOW.minusSeconds(70)))).isInstanceOf(Finding.Valid.class);
    assertThat(check.check(forShop(SHOP, NOW.minusSeconds(71))))
        .isEqualTo(new Finding.Invalid("expired"));
    assertThat(check.check(forShop(SHOP, NOW.plusSeconds(10)))).isInstanceOf(Finding.Valid.class);
    assertThat(check.check(forShop(SHOP, NOW.plusSeconds(11))))
        .isEqualTo(new Finding.Invalid("not yet valid"));
  }

  @Test
  void whateverIsMadeOfAGenuineTokenIsRefused() {
    var forged =
        ForgedTokens.of(
            forShop(SHOP, NOW),
            forShop("other.myshopify.com", NOW),
            CLIENT_ID.getBytes(StandardCharsets.UTF_8));

    assertThat(forged)
        .hasSizeGreaterThan(150)
        .allSatisfy((name, token) ->
            assertThat(check.check(token)).as(name).isInstanceOf(Finding.Invalid.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void aForgeryIsRefused(String what, String token) {
    assertThat(check.check(token)).as(what).isInstanceOf(Finding.Invalid.class);
  }

  static Stream<Arguments> forgeries() {
    var good = forShop(SHOP, NOW);
    var parts = good.split("\\.");
    return Stream.of(
        Arguments.of("empty", ""),
        Arguments.of("no token", "hello"),
        Arguments.of("two parts", parts[0] + "." + parts[1]),
        Arguments.of("no signature", parts[0] + "." + parts[1] + "."),
        Arguments.of(
            "another signature",
            parts[0] + "." + parts[1] + "." + forShop("other.myshopify.com", NOW).split("\\.")[2]),
        Arguments.of("algorithm none", base64("{\"alg\":\"none\"}") + "." + parts[1] + "."),
        Arguments.of(
            "algorithm none, signed",
            base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]),
        Arguments.of(
            "HS384", signed(JWSAlgorithm.HS384, SECRET + SECRET, claims(SHOP, NOW).build())),
        Arguments.of(
            "HS512", signed(JWSAlgorithm.HS512, SECRET + SECRET, claims(SHOP, NOW).build())),
        Arguments.of(
            "RS256 header", base64("{\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2]),
        Arguments.of(
            "another secret", signed(JWSAlgorithm.HS256, SECRET + "!", claims(SHOP, NOW).build())),
        Arguments.of(
            "changed claims",
            parts[0] + "." + base64("{\"aud\":\"" + CLIENT_ID + "\"}") + "." + parts[2]),
        changed("another audience", claims -> claims.audience("someone-else")),
        changed("two audiences", claims -> claims.audience(List.of(CLIENT_ID, "x"))),
        changed("no audience", claims -> claims.audience((String) null)),
        changed(
            "issuer of another shop", claims -> claims.issuer("https://other.myshopify.com/admin")),
        changed(
            "destination of another shop",
            claims -> claims.claim("dest", "https://other.myshopify.com")),
        changed("no destination", claims -> claims.claim("dest", null)),
        changed("destination without https", claims -> claims.claim("dest", "http://" + SHOP)),
        changed(
            "destination with a look-alike",
            claims ->
                claims
                    .claim("dest", "https://" + SHOP + ".evil.com")
                    .issuer("https://" + SHOP + ".evil.com/admin")),
        changed("destination that is no address", claims -> claims.claim("dest", "::::")),
        changed("destination that is a number", claims -> claims.claim("dest", 7)),
        changed("no subject", claims -> claims.subject(null)),
        changed("no expiry", claims -> claims.expirationTime(null)),
        changed("no start", claims -> claims.notBeforeTime(null)),
        changed("long expired", claims -> claims.expirationTime(Date.from(NOW.minusSeconds(3600)))),
        Arguments.of("huge", "e".repeat(100_000)));
  }

  private static Arguments changed(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
    return Arguments.of(what, with(SHOP, NOW, change));
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void credentialsDoNotPrintTheirSecret() {
    assertThat(new AppCredentials("id", "hidden").toString()).doesNotContain("hidden");
  }
}
