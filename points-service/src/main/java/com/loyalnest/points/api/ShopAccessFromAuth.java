package com.loyalnest.points.api;

import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.GetShopAccessRequest;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.points.shopify.ShopAccesses;
import org.springframework.stereotype.Component;

/// Asks the auth service, whose refusals (an uninstalled shop) pass through to the caller.
@Component
class ShopAccessFromAuth implements ShopAccesses {
  private final AuthServiceBlockingStub auth;

  ShopAccessFromAuth(AuthServiceBlockingStub auth) {
    this.auth = auth;
  }

  @Override
  public ShopAccess of(String merchantId) {
    var access =
        auth.getShopAccess(GetShopAccessRequest.newBuilder().setMerchantId(merchantId).build());
    return new ShopAccess(access.getShopDomain(), access.getAccessToken());
  }
}
