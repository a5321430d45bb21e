package com.loyalnest.frontend.api.proxy;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.frontend.api.http.QueryText;
import com.loyalnest.frontend.api.shop.KnownShop;
import com.loyalnest.frontend.api.shop.ShopDirectory;
import com.loyalnest.frontend.config.ClientSecrets;
import com.loyalnest.platform.error.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Lets in only what Shopify's app proxy signed within the last 90 seconds, for a shop that has the
/// app. Every other request gets the same 401.
@Component
class ProxyGate {
  private final ClientSecrets secrets;
  private final ShopDirectory shops;
  private final Clock systemClock;

  ProxyGate(ClientSecrets secrets, ShopDirectory shops, Clock systemClock) {
    this.secrets = secrets;
    this.shops = shops;
    this.systemClock = systemClock;
  }

  StorefrontVisit admit(HttpServletRequest request) {
    var query = new ProxyQuery(QueryText.parse(request.getQueryString()));
    if (!query.isGenuine(secrets.accepted(), systemClock.instant())) {
      throw refused();
    }
    var shop =
        shops.find(query.shop()).filter(KnownShop::installed).orElseThrow(ProxyGate::refused);
    return new StorefrontVisit(shop.merchantId(), query.customer(), query);
  }

  private static Refusal refused() {
    return new Refusal(Reason.UNAUTHENTICATED, "the request is not signed by the app proxy");
  }
}
