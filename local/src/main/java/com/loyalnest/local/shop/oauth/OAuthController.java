package com.loyalnest.local.shop.oauth;

import com.loyalnest.local.shop.ShopSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/admin/oauth/access_token`, and the session token that Shopify's admin would give the app's
/// page.
@RestController
class OAuthController {
  private static final String ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
  private static final int ONLINE_SECONDS = 86_399;
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

  private final ShopSettings settings;
  private final SessionTokens sessions;
  private final AdminTokens tokens;
  private final AuthorizationCodes codes;

  OAuthController(
      ShopSettings settings, SessionTokens sessions, AdminTokens tokens, AuthorizationCodes codes) {
    this.settings = settings;
    this.sessions = sessions;
    this.tokens = tokens;
    this.codes = codes;
  }

  @GetMapping("/admin/session-token")
  ResponseEntity<Map<String, Object>> sessionToken(@RequestParam String shop) {
    if (!shop.equals(settings.domain())) {
      return ResponseEntity.status(404).body(Map.of("error", "shop: unknown"));
    }
    return ResponseEntity.ok(Map.of("shop", shop, "token", sessions.mint()));
  }

  @PostMapping("/admin/oauth/access_token")
  ResponseEntity<Map<String, Object>> accessToken(
      @RequestParam MultiValueMap<String, String> form) {
    if (!settings.clientId().equals(form.getFirst("client_id"))
        || !settings.clientSecret().equals(form.getFirst("client_secret"))) {
      return refused("invalid_client");
    }
    var grant = String.valueOf(form.getFirst("grant_type"));
    return switch (grant) {
      case EXCHANGE -> exchanged(form);
      case "authorization_code" ->
          codes.use(String.valueOf(form.getFirst("code"))) ? granted() : refused("invalid_grant");
      case "refresh_token" ->
          tokens.retire(String.valueOf(form.getFirst("refresh_token")))
              ? granted()
              : refused("invalid_grant");
      default -> refused("unsupported_grant_type");
    };
  }

  private ResponseEntity<Map<String, Object>> exchanged(MultiValueMap<String, String> form) {
    var subject = String.valueOf(form.getFirst("subject_token"));
    if (!sessions.isValid(subject)) {
      return refused("invalid_subject_token");
    }
    return ONLINE.equals(form.getFirst("requested_token_type")) ? online(subject) : granted();
  }

  /// For a person and a day; nothing here asks with it.
  private ResponseEntity<Map<String, Object>> online(String subject) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", tokens.issue().access());
    answer.put("scope", String.join(",", AdminTokens.SCOPES));
    answer.put("expires_in", ONLINE_SECONDS);
    answer.put("associated_user", Map.of("account_owner", sessions.isAccountOwners(subject)));
    return ResponseEntity.ok(answer);
  }

  private ResponseEntity<Map<String, Object>> granted() {
    var pair = tokens.issue();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", pair.access());
    answer.put("scope", String.join(",", AdminTokens.SCOPES));
    answer.put("expires_in", AdminTokens.ACCESS.toSeconds());
    answer.put("refresh_token", pair.refresh());
    answer.put("refresh_token_expires_in", AdminTokens.REFRESH.toSeconds());
    return ResponseEntity.ok(answer);
  }

  private static ResponseEntity<Map<String, Object>> refused(String error) {
    return ResponseEntity.badRequest().body(Map.of("error", error));
  }
}
