package com.loyalnest.points.activity;

import com.loyalnest.points.account.AccountKey;
import java.util.Comparator;

/// What makes a deed the same one, however often and by whomever it is told.
///
/// @param activity the rule's key
/// @param key among the customer's deeds of that activity
public record DeedKey(AccountKey account, String activity, String key)
    implements Comparable<DeedKey> {
  /// The key of what one does once for all.
  public static final String ONCE = "once";

  private static final Comparator<DeedKey> ORDER =
      Comparator.comparing(DeedKey::account)
          .thenComparing(DeedKey::activity)
          .thenComparing(DeedKey::key);

  @Override
  public int compareTo(DeedKey other) {
    return ORDER.compare(this, other);
  }

  DeedKind kind() {
    return new DeedKind(account, activity);
  }
}
