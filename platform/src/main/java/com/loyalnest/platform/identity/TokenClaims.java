package com.loyalnest.platform.identity;

/// The words of our access tokens (EdDSA JWTs). `sub` is the platform's user id of a merchant's
/// staff member, or the platform's customer number of a shopper.
public final class TokenClaims {
  public static final String ISSUER = "loyalnest";

  /// [#MERCHANT] or [#SHOPPER].
  public static final String KIND = "kind";

  public static final String MERCHANT = "merchant";
  public static final String SHOPPER = "shopper";
  public static final String MERCHANT_ID = "merchant_id";

  private TokenClaims() {}
}
