package com.loyalnest.platform.identity;

/// The words of our access tokens (EdDSA JWTs). `sub` is the platform's user id of a merchant's
/// staff member, the id of an API key, the platform's customer number of a shopper, or the id of a
/// platform admin.
public final class TokenClaims {
  public static final String ISSUER = "loyalnest";

  /// [#MERCHANT], [#API_KEY], [#SHOPPER] or [#PLATFORM_ADMIN].
  public static final String KIND = "kind";

  public static final String MERCHANT = "merchant";
  public static final String API_KEY = "api_key";
  public static final String SHOPPER = "shopper";
  public static final String PLATFORM_ADMIN = "platform_admin";

  /// Of everybody but platform admins.
  public static final String MERCHANT_ID = "merchant_id";

  /// Of staff: `viewer`, `support`, `manager` or `owner`. Of platform admins: `support`, `operator`
  /// or `owner`.
  public static final String ROLE = "role";

  /// Of an API key: a list of `customers`, `program`, `rewards`, `reports`.
  public static final String AREAS = "areas";

  /// Of an API key: whether it may only read.
  public static final String READ_ONLY = "read_only";

  /// Of a platform admin: the session that the token was made for.
  public static final String SESSION_ID = "sid";

  private TokenClaims() {}
}
