package com.loyalnest.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.testing.ForgedTokens;
import com.loyalnest.platform.testing.TestCallers;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is no valid token of ours names nobody.
class ForgedTokensTest {
  private final Clock clock = Clock.systemUTC();
  private final TokenVerifier verifier = new TokenVerifier(TestCallers.publicKeys(), clock);

  @Test
  void thereAreTwoHundredClassesOfThem() {
    assertThat(ForgedTokens.ofTheTests()).hasSizeGreaterThanOrEqualTo(200);
  }

  @Test
  void noneIsAccepted() {
    assertThat(ForgedTokens.ofTheTests())
        .allSatisfy((name, token) ->
            assertThatThrownBy(() -> verifier.verify(token))
                .as(name)
                .isInstanceOf(Refusal.class)
                .hasMessage("the access token is not valid or has expired"));
  }

  @Test
  void aValidOneIsAcceptedBetweenThem() {
    var valid = TestCallers.token("merchant", "m-1", "user-1");

    assertThat(verifier.verify(valid)).isInstanceOf(CallerIdentity.MerchantUser.class);
  }

  /// Even with our own signature.
  @ParameterizedTest
  @MethodSource
  void wrongClaimsAreRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
    var token = TestCallers.signed(change.apply(claims()).build());

    assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(Refusal.class);
  }

  static List<UnaryOperator<JWTClaimsSet.Builder>> wrongClaimsAreRefused() {
    return List.of(
        claims -> claims.issuer("somebody"),
        claims -> claims.issuer(null),
        claims -> claims.subject(""),
        claims -> claims.subject(null),
        claims -> claims.expirationTime(null),
        claims -> claims.expirationTime(Date.from(Instant.EPOCH)),
        claims -> claims.notBeforeTime(Date.from(Instant.parse("2999-01-01T00:00:00Z"))),
        claims -> claims.claim(TokenClaims.KIND, null),
        claims -> claims.claim(TokenClaims.KIND, ""),
        claims -> claims.claim(TokenClaims.KIND, "service"),
        claims -> claims.claim(TokenClaims.KIND, "MERCHANT"),
        claims -> claims.claim(TokenClaims.KIND, List.of("merchant")),
        claims -> claims.claim(TokenClaims.MERCHANT_ID, null),
        claims -> claims.claim(TokenClaims.MERCHANT_ID, ""),
        claims -> claims.claim(TokenClaims.MERCHANT_ID, List.of("m-1", "m-2")),
        claims -> claims.claim(TokenClaims.MERCHANT_ID, 1),
        claims -> claims.claim(TokenClaims.ROLE, null),
        claims -> claims.claim(TokenClaims.ROLE, ""),
        claims -> claims.claim(TokenClaims.ROLE, "OWNER"),
        claims -> claims.claim(TokenClaims.ROLE, "king"),
        claims -> claims.claim(TokenClaims.ROLE, List.of("owner")),
        claims -> claims.claim(TokenClaims.KIND, "api_key").claim(TokenClaims.AREAS, "reports"),
        claims ->
            claims.claim(TokenClaims.KIND, "api_key").claim(TokenClaims.AREAS, List.of("moon")));
  }

  @Test
  void aKeyWithoutAreasOrTheWordThatItMayWriteMayDoLittle() {
    var token = TestCallers.signed(claims().claim(TokenClaims.KIND, "api_key").build());

    var key = (CallerIdentity.ApiKey) verifier.verify(token);

    assertThat(key.areas()).isEmpty();
    assertThat(key.readOnly()).isTrue();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(TokenClaims.ISSUER)
        .subject("user-1")
        .claim(TokenClaims.KIND, TokenClaims.MERCHANT)
        .claim(TokenClaims.MERCHANT_ID, "m-1")
        .claim(TokenClaims.ROLE, "owner")
        .expirationTime(Date.from(clock.instant().plusSeconds(3600)));
  }
}
