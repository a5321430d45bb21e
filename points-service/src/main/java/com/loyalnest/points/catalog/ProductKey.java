package com.loyalnest.points.catalog;

import java.util.Comparator;

/// A product of a merchant's shop. The order of keys is the one in which products are written.
///
/// @param platform `shopify`
/// @param productId the platform's id in decimal digits
public record ProductKey(String merchantId, String platform, String productId)
    implements Comparable<ProductKey> {
  private static final Comparator<ProductKey> ORDER =
      Comparator.comparing(ProductKey::merchantId)
          .thenComparing(ProductKey::platform)
          .thenComparing(ProductKey::productId);

  @Override
  public int compareTo(ProductKey other) {
    return ORDER.compare(this, other);
  }
}
