package com.loyalnest.auth.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks a Shopify session token as Shopify's own library does: HS256 with the app's secret and
/// nothing else, our app as audience, issuer and destination of one shop, and ten seconds of skew
/// for its minute of life.
public final class SessionTokenCheck {
  private static final Duration SKEW = Duration.ofSeconds(10);
  private static final Pattern SHOP_DOMAIN =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,59}\\.myshopify\\.com");

  private final AppCredentials app;
  private final InstantSource systemClock;

  public SessionTokenCheck(AppCredentials app, InstantSource systemClock) {
    this.app = app;
    this.systemClock = systemClock;
  }

  /// What a check finds.
  public sealed interface Finding {
    /// The token is Shopify's and good now.
    record Valid(ShopUser user) implements Finding {}

    /// It is not; `reason` holds nothing of the token.
    record Invalid(String reason) implements Finding {}
  }

  public Finding check(String token) {
    try {
      var jwt = parsed(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) {
        return new Finding.Invalid("algorithm");
      }
      var secret = app.clientSecret().getBytes(StandardCharsets.UTF_8);
      if (!jwt.verify(new MACVerifier(secret))) {
        return new Finding.Invalid("signature");
      }
      return checkClaims(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      return new Finding.Invalid("malformed");
    }
  }

  /// The library throws whatever it runs into on some malformed tokens.
  private static SignedJWT parsed(String token) throws ParseException {
    try {
      return SignedJWT.parse(token);
    } catch (RuntimeException malformed) {
      throw new ParseException("malformed", 0);
    }
  }

  private Finding checkClaims(JWTClaimsSet claims) throws ParseException {
    var now = systemClock.instant();
    if (time(claims.getNotBeforeTime(), Instant.MAX).isAfter(now.plus(SKEW))) {
      return new Finding.Invalid("not yet valid");
    }
    if (time(claims.getExpirationTime(), Instant.MIN).isBefore(now.minus(SKEW))) {
      return new Finding.Invalid("expired");
    }
    if (!List.of(app.clientId()).equals(claims.getAudience())) {
      return new Finding.Invalid("audience");
    }
    var shop = host(claims.getStringClaim("dest"));
    if (!SHOP_DOMAIN.matcher(shop).matches() || !shop.equals(host(claims.getIssuer()))) {
      return new Finding.Invalid("shop");
    }
    var userId = claims.getSubject();
    return userId == null || userId.isEmpty()
        ? new Finding.Invalid("subject")
        : new Finding.Valid(new ShopUser(shop, userId));
  }

  private static Instant time(@Nullable Date claim, Instant whenMissing) {
    return claim == null ? whenMissing : claim.toInstant();
  }

  /// The host of an https address, or nothing.
  private static String host(@Nullable String address) {
    if (address == null) {
      return "";
    }
    var uri = URI.create(address);
    return "https".equals(uri.getScheme()) && uri.getHost() != null ? uri.getHost() : "";
  }
}
