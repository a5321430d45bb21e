package com.loyalnest.frontend.api.http;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.TokenVerifier;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whom the token of a request names. A token, an API key or an admin's session in `Authorization:
/// Bearer` or, for storefronts, a token in `X-LoyalNest-Token`; two different ones are refused, and
/// so is whatever does not verify.
@Component
public class Credentials {
  public static final String WIDGET_TOKEN = "X-LoyalNest-Token";
  private static final String BEARER = "Bearer ";

  private final TokenVerifier tokens;
  private final KeptSecrets secrets;

  Credentials(TokenVerifier tokens, KeptSecrets secrets) {
    this.tokens = tokens;
    this.secrets = secrets;
  }

  /// [CallerIdentity.Anyone] for a request without a token.
  public CallerIdentity callerOf(HttpServletRequest request) {
    var bearer = one(request, "Authorization").map(Credentials::bearer);
    var widget = one(request, WIDGET_TOKEN);
    if (bearer.isPresent() && widget.isPresent() && !bearer.equals(widget)) {
      throw refused("two different tokens");
    }
    return bearer
        .map(this::token)
        .or(() -> widget)
        .map(tokens::verify)
        .orElseGet(CallerIdentity.Anyone::new);
  }

  private String token(String bearer) {
    return KeptSecrets.isOne(bearer) ? secrets.tokenFor(bearer) : bearer;
  }

  private static Optional<String> one(HttpServletRequest request, String header) {
    List<String> values = Collections.list(request.getHeaders(header));
    if (values.size() > 1) {
      throw refused(header + " is given more than once");
    }
    return values.stream().findFirst();
  }

  private static String bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw refused("Authorization must be a Bearer token");
    }
    return authorization.substring(BEARER.length()).strip();
  }

  private static Refusal refused(String message) {
    return new Refusal(Reason.UNAUTHENTICATED, message);
  }
}
