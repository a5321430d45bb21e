package com.loyalnest.auth.login;

import com.loyalnest.auth.access.TokenEndpoint;
import com.loyalnest.auth.access.TokenEndpoint.Answer;
import com.loyalnest.auth.session.SessionTokenCheck;
import com.loyalnest.auth.session.SessionTokenCheck.Finding;
import com.loyalnest.auth.session.ShopUser;
import com.loyalnest.auth.shop.ConnectShop;
import com.loyalnest.auth.shop.Merchant;
import com.loyalnest.auth.shop.Merchants;
import com.loyalnest.auth.staff.StaffMember;
import com.loyalnest.auth.staff.WelcomeStaff;
import com.loyalnest.auth.token.AccessTokens;
import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Lets a merchant's staff member in. The first sign-in of a shop installs it, and so does the
/// first after it was uninstalled or its tokens died: the session token is exchanged for the shop's
/// own tokens, no transaction held meanwhile.
@Service
public class SignIn {
  private static final String DOOR = "login";

  private final SessionTokenCheck sessions;
  private final Merchants merchants;
  private final TokenEndpoint endpoint;
  private final ConnectShop shops;
  private final AccessTokens tokens;
  private final WelcomeStaff staff;
  private final SignInLog log;

  SignIn(
      SessionTokenCheck sessions,
      Merchants merchants,
      TokenEndpoint endpoint,
      ConnectShop shops,
      AccessTokens tokens,
      WelcomeStaff staff,
      SignInLog log) {
    this.sessions = sessions;
    this.merchants = merchants;
    this.endpoint = endpoint;
    this.shops = shops;
    this.tokens = tokens;
    this.staff = staff;
    this.log = log;
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
    if (known.filter(Merchant::connected).isPresent()) {
      return signedIn(known.get().merchantId(), user, sessionToken);
    }
    return switch (endpoint.exchange(user.shopDomain(), sessionToken)) {
      case Answer.Granted granted ->
          signedIn(shops.connect(user.shopDomain(), granted.tokens()), user, sessionToken);
      case Answer.Refused refused -> refuse(user.shopDomain(), "token exchange " + refused.error());
      case Answer.NoAnswer none -> new Outcome.ShopifyAway();
    };
  }

  private Outcome signedIn(String merchantId, ShopUser user, String sessionToken) {
    var role = role(merchantId, user, sessionToken);
    note(merchantId, new LoginSuccess(user.userId()));
    return new Outcome.SignedIn(merchantId, tokens.forMerchant(merchantId, user.userId(), role));
  }

  private StaffRole role(String merchantId, ShopUser user, String sessionToken) {
    var tenancy = Tenancy.of(merchantId);
    Optional<StaffRole> known =
        TenantContext.callAs(tenancy, () -> staff.roleOf(merchantId, user.userId()));
    return known.orElseGet(() -> {
      var role = firstRole(user, sessionToken);
      return TenantContext.callAs(
          tenancy, () -> staff.welcome(merchantId, new StaffMember(user.userId(), role)));
    });
  }

  private StaffRole firstRole(ShopUser user, String sessionToken) {
    return endpoint.isAccountOwner(user.shopDomain(), sessionToken)
        ? StaffRole.OWNER
        : StaffRole.VIEWER;
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
