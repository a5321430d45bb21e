package com.loyalnest.platform.shopify;

/// The shop has given so few answers lately that it is left alone for a moment; it was not asked.
public final class ShopUnwell extends NothingDone {
  ShopUnwell() {
    super("the shop is left alone for a moment");
  }
}
