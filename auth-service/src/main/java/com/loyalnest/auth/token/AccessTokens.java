package com.loyalnest.auth.token;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.identity.AdminRole;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.identity.TokenClaims;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Makes our access tokens: EdDSA JWTs that every service can verify by itself.
@Service
public class AccessTokens {
  private final SigningKeys keys;
  private final TokenLifetimes lifetimes;
  private final Ids ids;
  private final Clock systemClock;

  AccessTokens(SigningKeys keys, TokenLifetimes lifetimes, Ids ids, Clock systemClock) {
    this.keys = keys;
    this.lifetimes = lifetimes;
    this.ids = ids;
    this.systemClock = systemClock;
  }

  /// A token and its end.
  public record Minted(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Minted[until " + expiresAt + "]";
    }
  }

  /// For a merchant's staff member, by the platform's user number.
  public Minted forMerchant(String merchantId, String userId, StaffRole role) {
    return mint(
        claims(TokenClaims.MERCHANT, merchantId, userId).claim(TokenClaims.ROLE, role.word()),
        lifetimes.merchant());
  }

  /// For a merchant's program.
  public Minted forApiKey(String merchantId, String keyId, Set<Area> areas, boolean readOnly) {
    return mint(
        claims(TokenClaims.API_KEY, merchantId, keyId)
            .claim(TokenClaims.AREAS, areas.stream().map(Area::word).sorted().toList())
            .claim(TokenClaims.READ_ONLY, readOnly),
        lifetimes.apiKey());
  }

  /// For a shopper, by the platform's customer number.
  public Minted forShopper(String merchantId, String customerExternalId) {
    return mint(claims(TokenClaims.SHOPPER, merchantId, customerExternalId), lifetimes.shopper());
  }

  /// For a platform admin's session.
  public Minted forPlatformAdmin(String adminId, AdminRole role, String sessionId) {
    return mint(
        claims(TokenClaims.PLATFORM_ADMIN, adminId)
            .claim(TokenClaims.ROLE, role.word())
            .claim(TokenClaims.SESSION_ID, sessionId),
        lifetimes.platformAdmin());
  }

  private static JWTClaimsSet.Builder claims(String kind, String merchantId, String subject) {
    return claims(kind, subject).claim(TokenClaims.MERCHANT_ID, merchantId);
  }

  private static JWTClaimsSet.Builder claims(String kind, String subject) {
    return new JWTClaimsSet.Builder()
        .issuer(TokenClaims.ISSUER)
        .subject(subject)
        .claim(TokenClaims.KIND, kind);
  }

  private Minted mint(JWTClaimsSet.Builder claims, Duration lifetime) {
    var now = systemClock.instant().truncatedTo(ChronoUnit.SECONDS);
    var key = keys.current();
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.getKeyID()).build(),
              claims
                  .issueTime(Date.from(now))
                  .expirationTime(Date.from(now.plus(lifetime)))
                  .jwtID(ids.nextText())
                  .build());
      jwt.sign(new Ed25519Signer(key));
      return new Minted(jwt.serialize(), now.plus(lifetime));
    } catch (JOSEException failure) {
      throw new IllegalStateException("signing with key " + key.getKeyID(), failure);
    }
  }
}
