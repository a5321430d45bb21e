package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.earning.OrderKey;

/// An order came with a code, perhaps one of ours.
public record CodeSighting(
    String merchantId, String platform, String orderId, String code, Cause cause) {
  public OrderKey order() {
    return new OrderKey(merchantId, platform, orderId);
  }

  @Override
  public String toString() {
    return "CodeSighting[" + orderId + "]";
  }
}
