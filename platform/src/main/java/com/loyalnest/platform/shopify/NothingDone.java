package com.loyalnest.platform.shopify;

/// The shop gave no answer that can be used, and certainly did not do what it was asked.
public abstract sealed class NothingDone extends ShopAway
    permits ShopThrottled, ShopClosed, ShopUnwell {
  NothingDone(String what) {
    super(what);
  }
}
