package com.loyalnest.auth.shopify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shop's access for our app. A token without an end never expires and has no refresh token.
///
/// @param expiresAt system time; null for a token that never expires
/// @param scopes what the merchant granted
public record OfflineToken(
    String accessToken,
    @Nullable Instant expiresAt,
    @Nullable String refreshToken,
    @Nullable Instant refreshExpiresAt,
    List<String> scopes) {
  @Override
  public String toString() {
    return "OfflineToken[until " + expiresAt + "]";
  }
}
