package com.loyalnest.auth.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.loyalnest.auth.session.AppCredentials;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Shopify's `/admin/oauth/access_token`: session tokens against expiring offline tokens, and
/// refresh tokens against new ones.
public class TokenEndpoint {
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
  private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
  private static final Duration FULL_LIFE = Duration.ofDays(90);

  private final RestClient http;
  private final String adminUrl;
  private final AppCredentials app;
  private final InstantSource systemClock;

  /// @param adminUrl with `{shop}` for the shop's domain
  public TokenEndpoint(
      RestClient http, String adminUrl, AppCredentials app, InstantSource systemClock) {
    this.http = http;
    this.adminUrl = adminUrl;
    this.app = app;
    this.systemClock = systemClock;
  }

  /// What asking for a token comes to.
  public sealed interface Answer {
    record Granted(ShopTokens.Granted tokens) implements Answer {}

    /// Shopify does not accept what it was given; asking again does not help.
    record Refused(String error) implements Answer {}

    /// Shopify did not answer, or not usefully.
    record NoAnswer() implements Answer {}
  }

  private record Tokens(
      @JsonProperty("access_token") @Nullable String accessToken,
      @JsonProperty("expires_in") @Nullable Long expiresIn,
      @JsonProperty("refresh_token") @Nullable String refreshToken,
      @JsonProperty("refresh_token_expires_in") @Nullable Long refreshTokenExpiresIn,
      @Nullable String scope) {}

  public Answer exchange(String shopDomain, String sessionToken) {
    var form = form(EXCHANGE);
    form.add("subject_token", sessionToken);
    form.add("subject_token_type", ID_TOKEN);
    form.add("requested_token_type", OFFLINE);
    form.add("expiring", "1");
    return ask(shopDomain, form);
  }

  public Answer refresh(String shopDomain, String refreshToken) {
    var form = form("refresh_token");
    form.add("refresh_token", refreshToken);
    return ask(shopDomain, form);
  }

  private MultiValueMap<String, String> form(String grantType) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("client_id", app.clientId());
    form.add("client_secret", app.clientSecret());
    form.add("grant_type", grantType);
    return form;
  }

  private Answer ask(String shopDomain, MultiValueMap<String, String> form) {
    try {
      var tokens =
          http.post()
              .uri(adminUrl.replace("{shop}", shopDomain) + "/admin/oauth/access_token")
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .accept(MediaType.APPLICATION_JSON)
              .body(form)
              .retrieve()
              .body(Tokens.class);
      return granted(tokens);
    } catch (HttpClientErrorException refused) {
      return isTooMany(refused.getStatusCode())
          ? new Answer.NoAnswer()
          : new Answer.Refused("http " + refused.getStatusCode().value());
    } catch (RestClientException away) {
      return new Answer.NoAnswer();
    }
  }

  private static boolean isTooMany(HttpStatusCode status) {
    return status.value() == 429;
  }

  private Answer granted(@Nullable Tokens tokens) {
    if (tokens == null
        || tokens.accessToken() == null
        || tokens.expiresIn() == null
        || tokens.refreshToken() == null) {
      return new Answer.NoAnswer();
    }
    var now = systemClock.instant();
    var refreshLife =
        tokens.refreshTokenExpiresIn() == null
            ? FULL_LIFE
            : Duration.ofSeconds(tokens.refreshTokenExpiresIn());
    return new Answer.Granted(
        new ShopTokens.Granted(
            tokens.accessToken(),
            now.plusSeconds(tokens.expiresIn()),
            tokens.refreshToken(),
            now.plus(refreshLife),
            tokens.scope() == null ? "" : tokens.scope()));
  }
}
