package com.loyalnest.auth.token;

import com.loyalnest.platform.id.Ids;
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
  public Minted forMerchant(String merchantId, String userId) {
    return mint(TokenClaims.MERCHANT, merchantId, userId, lifetimes.merchant());
  }

  /// For a shopper, by the platform's customer number.
  public Minted forShopper(String merchantId, String customerExternalId) {
    return mint(TokenClaims.SHOPPER, merchantId, customerExternalId, lifetimes.shopper());
  }

  private Minted mint(String kind, String merchantId, String subject, Duration lifetime) {
    var now = systemClock.instant().truncatedTo(ChronoUnit.SECONDS);
    var key = keys.current();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(TokenClaims.ISSUER)
            .subject(subject)
            .claim(TokenClaims.KIND, kind)
            .claim(TokenClaims.MERCHANT_ID, merchantId)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(ids.nextText())
            .build();
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new Ed25519Signer(key));
      return new Minted(jwt.serialize(), now.plus(lifetime));
    } catch (JOSEException failure) {
      throw new IllegalStateException("signing with key " + key.getKeyID(), failure);
    }
  }
}
