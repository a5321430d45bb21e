package com.loyalnest.auth.shop;

import com.loyalnest.auth.access.ShopTokens;
import com.loyalnest.platform.outbox.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes a shop a merchant of ours, with the tokens that Shopify gave for it. A shop that comes
/// back keeps its merchant id and so its program. Runs in the merchant's tenancy.
@Service
public class InstallShop {
  private static final String FIRST_PLAN = "free";

  private final Merchants merchants;
  private final ShopTokens tokens;
  private final Outbox outbox;
  private final Clock systemClock;

  InstallShop(Merchants merchants, ShopTokens tokens, Outbox outbox, Clock systemClock) {
    this.merchants = merchants;
    this.tokens = tokens;
    this.outbox = outbox;
    this.systemClock = systemClock;
  }

  /// @return false when another sign-in of the same shop was faster
  @Transactional
  public boolean install(String merchantId, String shopDomain, ShopTokens.Granted granted) {
    if (!merchants.add(merchantId, shopDomain, systemClock.instant())) {
      return false;
    }
    tokens.keep(merchantId, granted);
    outbox.append(merchantId, new MerchantAdded(shopDomain, FIRST_PLAN, false));
    return true;
  }

  /// For a shop that has the app, but whose tokens died.
  @Transactional
  public void reconnect(String merchantId, ShopTokens.Granted granted) {
    tokens.keep(merchantId, granted);
  }

  @Transactional
  public void reinstall(String merchantId, String shopDomain, ShopTokens.Granted granted) {
    merchants.reinstall(merchantId, systemClock.instant());
    tokens.keep(merchantId, granted);
    outbox.append(merchantId, new MerchantAdded(shopDomain, FIRST_PLAN, true));
  }
}
