package com.loyalnest.points.shopify;

/// Who knows the access tokens of shops.
@FunctionalInterface
public interface ShopAccesses {
  ShopAccess of(String merchantId);
}
