package com.loyalnest.auth.shopify;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of Shopify's token endpoint, of a grant as of a refusal. Times are seconds from now.
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenReply(
    @JsonProperty("access_token") @Nullable String accessToken,
    @JsonProperty("expires_in") @Nullable Long expiresIn,
    @JsonProperty("refresh_token") @Nullable String refreshToken,
    @JsonProperty("refresh_token_expires_in") @Nullable Long refreshExpiresIn,
    @JsonProperty("scope") @Nullable String scope,
    @JsonProperty("error") @Nullable String error) {
  private static final int LONGEST_TOKEN = 4096;

  TokenAnswer read(Instant now) {
    if (accessToken == null || accessToken.isEmpty() || accessToken.length() > LONGEST_TOKEN) {
      return new TokenAnswer.Unavailable("no access token in the answer");
    }
    if (expiresIn != null && refreshToken == null) {
      return new TokenAnswer.Unavailable("an expiring token without a refresh token");
    }
    return new TokenAnswer.Granted(
        new OfflineToken(
            accessToken,
            after(now, expiresIn),
            refreshToken,
            after(now, refreshExpiresIn),
            scopes()));
  }

  private List<String> scopes() {
    return scope == null
        ? List.of()
        : Arrays.stream(scope.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static @Nullable Instant after(Instant now, @Nullable Long seconds) {
    return seconds == null ? null : now.plus(Duration.ofSeconds(seconds));
  }

  @Override
  public String toString() {
    return "TokenReply[error=" + error + "]";
  }
}
