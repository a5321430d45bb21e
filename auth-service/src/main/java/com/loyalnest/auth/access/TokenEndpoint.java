package com.loyalnest.auth.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.loyalnest.auth.session.AppCredentials;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Shopify's `/admin/oauth/access_token`: session tokens, codes of authorizations, and offline
/// tokens of the kind that never ended, against expiring offline tokens, and refresh tokens against
/// new ones.
public class TokenEndpoint {
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
  private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
  private static final String ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
  private static final Set<Integer> FINAL = Set.of(400, 401, 403);
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
      @JsonProperty("associated_user") @Nullable User user,
      @Nullable String scope) {}

  private record User(@JsonProperty("account_owner") boolean accountOwner) {}

  public Answer exchange(String shopDomain, String sessionToken) {
    var form = form(EXCHANGE);
    form.add("subject_token", sessionToken);
    form.add("subject_token_type", ID_TOKEN);
    form.add("requested_token_type", OFFLINE);
    form.add("expiring", "1");
    return ask(shopDomain, form);
  }

  /// Exchanges the code of an authorization.
  public Answer redeem(String shopDomain, String code) {
    var form = form("authorization_code");
    form.add("code", code);
    form.add("expiring", "1");
    return ask(shopDomain, form);
  }

  public Answer refresh(String shopDomain, String refreshToken) {
    var form = form("refresh_token");
    form.add("refresh_token", refreshToken);
    return ask(shopDomain, form);
  }

  /// Exchanges a token of the kind that never ended for one that does; Shopify does it once and
  /// there is no way back.
  public Answer migrate(String shopDomain, String accessToken) {
    var form = form(EXCHANGE);
    form.add("subject_token", accessToken);
    form.add("subject_token_type", OFFLINE);
    form.add("requested_token_type", OFFLINE);
    form.add("expiring", "1");
    return ask(shopDomain, form);
  }

  /// Whether the session is that of the owner of the shop's account, who is asked for with a token
  /// of their own; it is thrown away. No answer counts as no.
  public boolean isAccountOwner(String shopDomain, String sessionToken) {
    var form = form(EXCHANGE);
    form.add("subject_token", sessionToken);
    form.add("subject_token_type", ID_TOKEN);
    form.add("requested_token_type", ONLINE);
    try {
      var tokens = post(shopDomain, form);
      return tokens != null && tokens.user() != null && tokens.user().accountOwner();
    } catch (RestClientException unknown) {
      return false;
    }
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
      return granted(post(shopDomain, form));
    } catch (HttpClientErrorException refused) {
      return isFinal(refused.getStatusCode())
          ? new Answer.Refused("http " + refused.getStatusCode().value())
          : new Answer.NoAnswer();
    } catch (RestClientException away) {
      return new Answer.NoAnswer();
    }
  }

  private @Nullable Tokens post(String shopDomain, MultiValueMap<String, String> form) {
    return http.post()
        .uri(adminUrl.replace("{shop}", shopDomain) + "/admin/oauth/access_token")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .accept(MediaType.APPLICATION_JSON)
        .body(form)
        .retrieve()
        .body(Tokens.class);
  }

  /// A shop that is frozen, locked or asked too often answers differently another time.
  private static boolean isFinal(HttpStatusCode status) {
    return FINAL.contains(status.value());
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
