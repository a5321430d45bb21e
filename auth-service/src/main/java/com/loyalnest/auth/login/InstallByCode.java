package com.loyalnest.auth.login;

import com.loyalnest.auth.access.TokenEndpoint;
import com.loyalnest.auth.access.TokenEndpoint.Answer;
import com.loyalnest.auth.session.AppCredentials;
import com.loyalnest.auth.shop.ConnectShop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Service;

/// The authorization code grant (shopify.dev, "Implement authorization code grant manually"): a
/// browser is sent to the shop, somebody there lets the app in, and the code with which the browser
/// comes back is exchanged for expiring offline tokens. It signs nobody in.
@Service
public class InstallByCode {
  private final TokenEndpoint endpoint;
  private final ConnectShop shops;
  private final AppCredentials app;
  private final AppAddresses addresses;

  InstallByCode(
      TokenEndpoint endpoint, ConnectShop shops, AppCredentials app, AppAddresses addresses) {
    this.endpoint = endpoint;
    this.shops = shops;
    this.app = app;
    this.addresses = addresses;
  }

  /// Where the shop is, and where it may send the browser back to.
  ///
  /// @param adminUrl with `{shop}` for the shop's domain
  /// @param scopes what is asked for, with commas between
  public record AppAddresses(String adminUrl, String redirectUrl, String scopes) {}

  /// What completing comes to.
  public sealed interface Outcome {
    record Installed(String merchantId, String appUrl) implements Outcome {}

    /// The shop does not accept the code: it was used, is too old, or never was one.
    record Refused() implements Outcome {}

    record ShopifyAway() implements Outcome {}
  }

  public String authorizeUrl(String shopDomain, String state) {
    return admin(shopDomain)
        + "/admin/oauth/authorize?client_id="
        + encoded(app.clientId())
        + "&scope="
        + encoded(addresses.scopes())
        + "&redirect_uri="
        + encoded(addresses.redirectUrl())
        + "&state="
        + encoded(state);
  }

  public Outcome complete(String shopDomain, String code) {
    return switch (endpoint.redeem(shopDomain, code)) {
      case Answer.Granted granted ->
          new Outcome.Installed(
              shops.connect(shopDomain, granted.tokens()),
              admin(shopDomain) + "/admin/apps/" + encoded(app.clientId()));
      case Answer.Refused refused -> new Outcome.Refused();
      case Answer.NoAnswer none -> new Outcome.ShopifyAway();
    };
  }

  private String admin(String shopDomain) {
    return addresses.adminUrl().replace("{shop}", shopDomain);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
