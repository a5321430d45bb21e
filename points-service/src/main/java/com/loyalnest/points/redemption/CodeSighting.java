package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.Cause;

/// An order came with a code, perhaps one of ours.
public record CodeSighting(
    String merchantId, String platform, String orderId, String code, Cause cause) {
  @Override
  public String toString() {
    return "CodeSighting[" + orderId + "]";
  }
}
