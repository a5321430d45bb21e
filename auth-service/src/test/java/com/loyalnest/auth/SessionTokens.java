package com.loyalnest.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Session tokens as Shopify makes them, and what somebody else might make of one.
public final class SessionTokens {
  public static final String CLIENT_ID = "client-id-123";
  public static final String SECRET = "a secret of at least thirty-two bytes";

  private SessionTokens() {}

  public static String forShop(String shop, Instant now) {
    return with(shop, now, claims -> claims);
  }

  public static String with(String shop, Instant now, UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(JWSAlgorithm.HS256, SECRET, change.apply(claims(shop, now)).build());
  }

  public static String signed(JWSAlgorithm algorithm, String secret, JWTClaimsSet claims) {
    try {
      var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).build(), claims);
      jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
      return jwt.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static JWTClaimsSet.Builder claims(String shop, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer("https://" + shop + "/admin")
        .claim("dest", "https://" + shop)
        .audience(CLIENT_ID)
        .subject("42")
        .expirationTime(Date.from(now.plusSeconds(60)))
        .notBeforeTime(Date.from(now))
        .issueTime(Date.from(now))
        .jwtID(UUID.randomUUID().toString())
        .claim("sid", "session");
  }
}
