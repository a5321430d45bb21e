package com.loyalnest.local.shop.oauth;

import com.loyalnest.local.shop.ShopSettings;
import com.loyalnest.local.shop.clock.ShopClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The one-minute tokens with which the shop's admin opens the app.
@Component
class SessionTokens {
  private static final int LIFE_SECONDS = 60;
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
  private static final String STAFF_MEMBER = "548380009";

  private final ShopSettings settings;
  private final ShopClock clock;

  SessionTokens(ShopSettings settings, ShopClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  String mint() {
    var now = clock.systemTime();
    var shop = "https://" + settings.domain();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(shop + "/admin")
            .claim("dest", shop)
            .audience(settings.clientId())
            .subject(STAFF_MEMBER)
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)))
            .jwtID(UUID.randomUUID().toString())
            .claim("sid", UUID.randomUUID().toString())
            .build();
    try {
      var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).build(), claims);
      jwt.sign(new MACSigner(secret()));
      return jwt.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException("the client secret cannot sign", failure);
    }
  }

  /// Whether a valid token is that of the owner of the shop's account.
  boolean isAccountOwners(String token) {
    try {
      return STAFF_MEMBER.equals(SignedJWT.parse(token).getJWTClaimsSet().getSubject());
    } catch (ParseException malformed) {
      return false;
    }
  }

  /// Whether Shopify would take it: ours by signature, for this app and this shop, in its minute.
  boolean isValid(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      return JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
          && jwt.verify(new MACVerifier(secret()))
          && isForUs(jwt.getJWTClaimsSet())
          && isInItsTime(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      return false;
    }
  }

  private boolean isForUs(JWTClaimsSet claims) throws ParseException {
    var shop = "https://" + settings.domain();
    return claims.getAudience().equals(List.of(settings.clientId()))
        && shop.equals(claims.getStringClaim("dest"))
        && (shop + "/admin").equals(claims.getIssuer());
  }

  private boolean isInItsTime(JWTClaimsSet claims) {
    var now = clock.systemTime();
    var start = claims.getNotBeforeTime();
    var end = claims.getExpirationTime();
    return start != null
        && end != null
        && !start.toInstant().isAfter(now.plus(CLOCK_SKEW))
        && end.toInstant().isAfter(now.minus(CLOCK_SKEW));
  }

  private byte[] secret() {
    return settings.clientSecret().getBytes(StandardCharsets.UTF_8);
  }
}
