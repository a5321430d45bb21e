package com.loyalnest.auth.login;

import com.loyalnest.auth.access.TokenEndpoint;
import com.loyalnest.auth.access.TokenEndpoint.Answer;
import com.loyalnest.auth.session.SessionTokenCheck;
import com.loyalnest.auth.session.SessionTokenCheck.Finding;
import com.loyalnest.auth.session.ShopUser;
import com.loyalnest.auth.shop.InstallShop;
import com.loyalnest.auth.shop.Merchant;
import com.loyalnest.auth.shop.Merchants;
import com.loyalnest.auth.token.AccessTokens;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Lets a merchant's staff member in. The first sign-in of a shop installs it, and so does the
/// first after it was uninstalled: the session token is exchanged for the shop's own tokens, no
/// transaction held meanwhile.
@Service
public class SignIn {
  private static final String DOOR = "login";

  private final SessionTokenCheck sessions;
  private final Merchants merchants;
  private final TokenEndpoint endpoint;
  private final InstallShop installation;
  private final AccessTokens tokens;
  private final SignInLog log;
  private final Ids ids;

  SignIn(
      SessionTokenCheck sessions,
      Merchants merchants,
      TokenEndpoint endpoint,
      InstallShop installation,
      AccessTokens tokens,
      SignInLog log,
      Ids ids) {
    this.sessions = sessions;
    this.merchants = merchants;
    this.endpoint = endpoint;
    this.installation = installation;
    this.tokens = tokens;
    this.log = log;
    this.ids = ids;
  }

  /// What signing in comes to.
  public sealed interface Outcome {
    record SignedIn(String merchantId, AccessTokens.Minted token) implements Outcome {}

    record NotLetIn() implements Outcome {}

    record ShopifyAway() implements Outcome {}
  }

  /// @param shopDomain the shop the caller says it is; the token must name the same
  public Outcome signIn(String shopDomain, String sessionToken) {
    return switch (sessions.check(sessionToken)) {
      case Finding.Invalid invalid -> refuse(shopDomain, invalid.reason());
      case Finding.Valid valid ->
          valid.user().shopDomain().equals(shopDomain)
              ? letIn(valid.user(), sessionToken)
              : refuse(shopDomain, "shop");
    };
  }

  private Outcome letIn(ShopUser user, String sessionToken) {
    var known = merchants.findByDomain(user.shopDomain());
    if (known.isPresent() && known.get().installed()) {
      return signedIn(known.get().merchantId(), user);
    }
    return switch (endpoint.exchange(user.shopDomain(), sessionToken)) {
      case Answer.Granted granted -> signedIn(installed(known, user.shopDomain(), granted), user);
      case Answer.Refused refused -> refuse(user.shopDomain(), "token exchange " + refused.error());
      case Answer.NoAnswer none -> new Outcome.ShopifyAway();
    };
  }

  private String installed(Optional<Merchant> known, String shopDomain, Answer.Granted granted) {
    if (known.isPresent()) {
      var merchantId = known.get().merchantId();
      TenantContext.runAs(
          Tenancy.of(merchantId),
          () -> installation.reinstall(merchantId, shopDomain, granted.tokens()));
      return merchantId;
    }
    var merchantId = ids.nextText();
    boolean first =
        TenantContext.callAs(
            Tenancy.of(merchantId),
            () -> installation.install(merchantId, shopDomain, granted.tokens()));
    return first ? merchantId : merchants.findByDomain(shopDomain).orElseThrow().merchantId();
  }

  private Outcome signedIn(String merchantId, ShopUser user) {
    note(merchantId, new LoginSuccess(user.userId()));
    return new Outcome.SignedIn(merchantId, tokens.forMerchant(merchantId, user.userId()));
  }

  /// A refusal at an unknown shop has no tenant whose log could hold it.
  private Outcome refuse(String shopDomain, String reason) {
    merchants
        .findByDomain(shopDomain)
        .ifPresent(merchant -> note(merchant.merchantId(), new AuthFailed(DOOR, reason)));
    return new Outcome.NotLetIn();
  }

  private void note(String merchantId, com.loyalnest.platform.outbox.DomainEvent fact) {
    TenantContext.runAs(Tenancy.of(merchantId), () -> log.note(merchantId, fact));
  }
}
