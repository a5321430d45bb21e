package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.ShopAccess;

/// Who knows the access tokens of shops.
@FunctionalInterface
public interface ShopAccesses {
  ShopAccess of(String merchantId);
}
