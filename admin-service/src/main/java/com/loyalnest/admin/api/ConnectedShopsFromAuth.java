package com.loyalnest.admin.api;

import com.loyalnest.admin.sync.ConnectedShops;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.GetShopAccessRequest;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Asks the auth service, which keeps the tokens.
@Component
class ConnectedShopsFromAuth implements ConnectedShops {
  private static final Set<Status.Code> NOT_CONNECTED =
      Set.of(Status.Code.FAILED_PRECONDITION, Status.Code.NOT_FOUND);

  private final AuthServiceBlockingStub auth;

  ConnectedShopsFromAuth(AuthServiceBlockingStub auth) {
    this.auth = auth;
  }

  @Override
  public Optional<ShopAccess> access(String merchantId) {
    try {
      var access =
          auth.getShopAccess(GetShopAccessRequest.newBuilder().setMerchantId(merchantId).build());
      return Optional.of(new ShopAccess(access.getShopDomain(), access.getAccessToken()));
    } catch (StatusRuntimeException refused) {
      if (NOT_CONNECTED.contains(refused.getStatus().getCode())) {
        return Optional.empty();
      }
      throw new ShopAway("the shop's token is not to be had", refused);
    }
  }
}
