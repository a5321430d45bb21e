package com.loyalnest.auth.shopify;

/// What Shopify's token endpoint answered.
public sealed interface TokenAnswer {

  record Granted(OfflineToken token) implements TokenAnswer {}

  /// Shopify does not accept the session or refresh token; asking again with it is useless.
  ///
  /// @param error Shopify's word, e.g. `invalid_subject_token`
  record Refused(String error) implements TokenAnswer {}

  /// No answer, or none that can be used; the same call may be tried again.
  record Unavailable(String why) implements TokenAnswer {}
}
