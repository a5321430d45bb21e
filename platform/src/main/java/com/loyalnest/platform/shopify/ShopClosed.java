package com.loyalnest.platform.shopify;

/// The shop does not let the app in (the token is not valid any more, a scope is missing, the shop
/// is frozen or gone): what was asked was certainly not done.
public final class ShopClosed extends NothingDone {
  ShopClosed(int status) {
    super("the shop does not let the app in: http " + status);
  }
}
