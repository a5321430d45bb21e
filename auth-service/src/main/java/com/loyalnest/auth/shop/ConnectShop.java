package com.loyalnest.auth.shop;

import com.loyalnest.auth.access.ShopTokens;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import org.springframework.stereotype.Service;

/// Keeps the tokens that a shop has just given, whether it is new, comes back, or only lost its old
/// ones.
@Service
public class ConnectShop {
  private final Merchants merchants;
  private final InstallShop installation;
  private final Ids ids;

  ConnectShop(Merchants merchants, InstallShop installation, Ids ids) {
    this.merchants = merchants;
    this.installation = installation;
    this.ids = ids;
  }

  /// @return the merchant's id
  public String connect(String shopDomain, ShopTokens.Granted granted) {
    var known = merchants.findByDomain(shopDomain);
    if (known.isPresent()) {
      again(known.get(), granted);
      return known.get().merchantId();
    }
    var merchantId = ids.nextText();
    boolean first =
        TenantContext.callAs(
            Tenancy.of(merchantId), () -> installation.install(merchantId, shopDomain, granted));
    return first ? merchantId : merchants.findByDomain(shopDomain).orElseThrow().merchantId();
  }

  private void again(Merchant known, ShopTokens.Granted granted) {
    var merchantId = known.merchantId();
    TenantContext.runAs(
        Tenancy.of(merchantId),
        () -> {
          if (known.installed()) {
            installation.reconnect(merchantId, granted);
          } else {
            installation.reinstall(merchantId, known.shopDomain(), granted);
          }
        });
  }
}
