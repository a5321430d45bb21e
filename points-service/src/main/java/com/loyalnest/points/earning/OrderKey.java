package com.loyalnest.points.earning;

import java.util.Comparator;

/// An order of a merchant's shop. The order of keys is the one in which orders are locked.
///
/// @param platform `shopify`
/// @param orderId the platform's id in decimal digits
public record OrderKey(String merchantId, String platform, String orderId)
    implements Comparable<OrderKey> {
  private static final Comparator<OrderKey> ORDER =
      Comparator.comparing(OrderKey::merchantId)
          .thenComparing(OrderKey::platform)
          .thenComparing(OrderKey::orderId);

  @Override
  public int compareTo(OrderKey other) {
    return ORDER.compare(this, other);
  }
}
