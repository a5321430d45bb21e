package com.loyalnest.points.account;

import java.util.Comparator;

/// What a merchant's platform calls a customer.
///
/// @param externalId Shopify's number, in decimal digits
public record CustomerIdentity(String merchantId, String platform, String externalId)
    implements Comparable<CustomerIdentity> {
  private static final Comparator<CustomerIdentity> ORDER =
      Comparator.comparing(CustomerIdentity::merchantId)
          .thenComparing(CustomerIdentity::platform)
          .thenComparing(CustomerIdentity::externalId);

  @Override
  public int compareTo(CustomerIdentity other) {
    return ORDER.compare(this, other);
  }
}
