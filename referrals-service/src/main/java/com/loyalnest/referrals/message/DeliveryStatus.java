package com.loyalnest.referrals.message;

import java.util.Locale;

/// Where a message is: pending → sending → sent | failed, or skipped for a reason that is nobody's
/// failure.
public enum DeliveryStatus {
  PENDING,
  /// Handed to the vendor; the answer is not known yet.
  SENDING,
  SENT,
  FAILED,
  SKIPPED;

  /// Its name in the table.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DeliveryStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
