package com.loyalnest.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells who an access token of ours names. Only EdDSA with a key that auth published is accepted.
/// A verified token is remembered by its digest until it ends, because one Ed25519 check costs more
/// than a whole balance read.
public final class TokenVerifier {
  private static final int REMEMBERED = 20_000;
  private static final int LONGEST_TOKEN = 4096;

  private final PublicKeys keys;
  private final InstantSource systemClock;
  private final Cache<String, Verified> verified =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private record Verified(CallerIdentity identity, Instant expiresAt) {}

  public TokenVerifier(PublicKeys keys, InstantSource systemClock) {
    this.keys = keys;
    this.systemClock = systemClock;
  }

  /// @throws Refusal `UNAUTHENTICATED` for anything that is not a valid token of ours
  public CallerIdentity verify(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw refused();
    }
    var digest = digest(token);
    var known = verified.getIfPresent(digest);
    if (known == null) {
      known = check(token);
      verified.put(digest, known);
    }
    if (!known.expiresAt().isAfter(systemClock.instant())) {
      verified.invalidate(digest);
      throw refused();
    }
    return known.identity();
  }

  private Verified check(String token) {
    try {
      var jwt = parsed(token);
      if (!JWSAlgorithm.EdDSA.equals(jwt.getHeader().getAlgorithm()) || !signedByUs(jwt)) {
        throw refused();
      }
      var claims = jwt.getJWTClaimsSet();
      if (!TokenClaims.ISSUER.equals(claims.getIssuer()) || claims.getExpirationTime() == null) {
        throw refused();
      }
      if (isEarly(claims)) {
        throw refused();
      }
      return new Verified(identity(claims, token), claims.getExpirationTime().toInstant());
    } catch (ParseException | JOSEException malformed) {
      throw refused();
    }
  }

  /// The library throws whatever it runs into on some malformed tokens.
  private static SignedJWT parsed(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException | RuntimeException malformed) {
      throw refused();
    }
  }

  private boolean isEarly(JWTClaimsSet claims) {
    var notBefore = claims.getNotBeforeTime();
    return notBefore != null && notBefore.toInstant().isAfter(systemClock.instant());
  }

  private boolean signedByUs(SignedJWT jwt) throws JOSEException {
    var keyId = jwt.getHeader().getKeyID();
    var key = keyId == null ? java.util.Optional.<byte[]>empty() : keys.find(keyId);
    if (key.isEmpty()) {
      return false;
    }
    var pair = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key.get())).build();
    return jwt.verify(new Ed25519Verifier(pair));
  }

  private static CallerIdentity identity(JWTClaimsSet claims, String token) throws ParseException {
    var subject = present(claims.getSubject());
    return switch (present(claims.getStringClaim(TokenClaims.KIND))) {
      case TokenClaims.MERCHANT ->
          new CallerIdentity.MerchantUser(merchantId(claims), subject, staffRole(claims), token);
      case TokenClaims.API_KEY ->
          new CallerIdentity.ApiKey(
              merchantId(claims), subject, areas(claims), isReadOnly(claims), token);
      case TokenClaims.SHOPPER -> new CallerIdentity.Shopper(merchantId(claims), subject, token);
      case TokenClaims.PLATFORM_ADMIN ->
          new CallerIdentity.PlatformAdmin(
              subject,
              adminRole(claims),
              present(claims.getStringClaim(TokenClaims.SESSION_ID)),
              token);
      default -> throw refused();
    };
  }

  private static String merchantId(JWTClaimsSet claims) throws ParseException {
    return present(claims.getStringClaim(TokenClaims.MERCHANT_ID));
  }

  private static StaffRole staffRole(JWTClaimsSet claims) throws ParseException {
    return StaffRole.of(present(claims.getStringClaim(TokenClaims.ROLE)))
        .orElseThrow(TokenVerifier::refused);
  }

  private static AdminRole adminRole(JWTClaimsSet claims) throws ParseException {
    return AdminRole.of(present(claims.getStringClaim(TokenClaims.ROLE)))
        .orElseThrow(TokenVerifier::refused);
  }

  private static Set<Area> areas(JWTClaimsSet claims) throws ParseException {
    var areas = EnumSet.noneOf(Area.class);
    var words = claims.getStringListClaim(TokenClaims.AREAS);
    if (words != null) {
      words.forEach(word -> areas.add(Area.of(word).orElseThrow(TokenVerifier::refused)));
    }
    return areas;
  }

  /// A key that does not say so reads only.
  private static boolean isReadOnly(JWTClaimsSet claims) throws ParseException {
    return !Boolean.FALSE.equals(claims.getBooleanClaim(TokenClaims.READ_ONLY));
  }

  private static String present(@Nullable String claim) {
    if (claim == null || claim.isEmpty()) {
      throw refused();
    }
    return claim;
  }

  private static Refusal refused() {
    return new Refusal(Reason.UNAUTHENTICATED, "the access token is not valid or has expired");
  }

  private static String digest(String token) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
