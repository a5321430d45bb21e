package com.loyalnest.platform.shopify;

/// The shop gave no answer that can be used. Whether it did what it was asked is not known.
public class ShopAway extends RuntimeException {
  public ShopAway(String what) {
    super(what);
  }

  public ShopAway(String what, Throwable cause) {
    super(what, cause);
  }
}
