package com.loyalnest.points.account;

import java.util.Comparator;

/// An account: the merchant and our id of the customer. The order is the one in which accounts are
/// locked.
public record AccountKey(String merchantId, String customerId) implements Comparable<AccountKey> {
  private static final Comparator<AccountKey> ORDER =
      Comparator.comparing(AccountKey::merchantId).thenComparing(AccountKey::customerId);

  @Override
  public int compareTo(AccountKey other) {
    return ORDER.compare(this, other);
  }
}
