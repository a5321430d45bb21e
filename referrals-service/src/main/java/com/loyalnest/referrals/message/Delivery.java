package com.loyalnest.referrals.message;

import java.time.Instant;

/// What one attempt leaves of a message.
///
/// @param dueAt when a pending one is tried again
record Delivery(
    Claim claim,
    DeliveryStatus status,
    String reason,
    String locale,
    int tries,
    boolean doubtful,
    Instant dueAt) {

  static Delivery ended(Claim claim, DeliveryStatus status, String reason, String locale) {
    return new Delivery(
        claim, status, reason, locale, claim.tries(), claim.doubtful(), claim.heldUntil());
  }

  /// As if it had not been claimed, but later.
  static Delivery postponed(Claim claim, Instant dueAt) {
    return new Delivery(
        claim, DeliveryStatus.PENDING, "", "", claim.tries(), claim.doubtful(), dueAt);
  }
}
