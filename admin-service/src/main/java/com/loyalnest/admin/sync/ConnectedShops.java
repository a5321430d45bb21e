package com.loyalnest.admin.sync;

import com.loyalnest.platform.shopify.ShopAccess;
import java.util.Optional;

/// Who knows which shops let us in.
@FunctionalInterface
public interface ConnectedShops {
  /// Empty while a shop does not let us in.
  ///
  /// @throws com.loyalnest.platform.shopify.ShopAway when it cannot be told now
  Optional<ShopAccess> access(String merchantId);
}
