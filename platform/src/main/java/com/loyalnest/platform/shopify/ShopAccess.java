package com.loyalnest.platform.shopify;

/// Where a shop's Admin API is, and the token it takes. Kept in memory for one call only.
public record ShopAccess(String shopDomain, String accessToken) {
  @Override
  public String toString() {
    return "ShopAccess[" + shopDomain + "]";
  }
}
