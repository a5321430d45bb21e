package com.loyalnest.platform.shopify;

import java.time.Duration;

/// The shop's budget is used up: what was asked was certainly not done.
public final class ShopThrottled extends NothingDone {
  private final Duration retryAfter;

  ShopThrottled(Duration retryAfter) {
    super("the shop's budget is used up for another " + retryAfter.toMillis() + " ms");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
