package com.loyalnest.local.shop.oauth;

import com.loyalnest.local.shop.ShopSettings;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/admin/oauth/authorize`, where everybody agrees at once.
@RestController
class AuthorizeController {
  private final ShopSettings settings;
  private final AuthorizationCodes codes;

  AuthorizeController(ShopSettings settings, AuthorizationCodes codes) {
    this.settings = settings;
    this.codes = codes;
  }

  @GetMapping("/admin/oauth/authorize")
  ResponseEntity<String> authorize(
      @RequestParam("client_id") String clientId,
      @RequestParam("redirect_uri") String redirectUri,
      @RequestParam String state,
      @RequestParam String scope) {
    if (!clientId.equals(settings.clientId())
        || !redirectUri.equals(settings.redirectUrl())
        || scope.isBlank()) {
      return ResponseEntity.badRequest().body("Oauth error: the app is not known like this");
    }
    return ResponseEntity.status(302)
        .location(URI.create(redirectUri + "?" + codes.query(state)))
        .build();
  }
}
