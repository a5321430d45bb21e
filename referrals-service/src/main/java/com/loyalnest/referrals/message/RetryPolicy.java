package com.loyalnest.referrals.message;

import com.loyalnest.referrals.message.PostOutcome.Accepted;
import com.loyalnest.referrals.message.PostOutcome.NotTaken;
import com.loyalnest.referrals.message.PostOutcome.Refused;
import com.loyalnest.referrals.message.PostOutcome.Throttled;
import com.loyalnest.referrals.message.PostOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;

/// When a message is tried again. A letter that was certainly not taken gets `tries` chances with
/// growing pauses. One whose fate is unknown is sent once more and then given up: the carrier knows
/// no idempotency key, and a second copy is a smaller harm than a message that never comes, but a
/// third is not.
record RetryPolicy(int tries, Duration firstPause) {
  static final String OUTCOME_UNKNOWN = "outcome_unknown";
  private static final int GROWTH = 4;

  Delivery after(Claim claim, PostOutcome outcome, String locale, Instant now) {
    return switch (outcome) {
      case Accepted accepted -> Delivery.ended(claim, DeliveryStatus.SENT, "", locale);
      case Refused refused ->
          Delivery.ended(claim, DeliveryStatus.FAILED, refused.reason(), locale);
      case Throttled throttled -> Delivery.postponed(claim, throttled.until());
      case NotTaken notTaken -> again(claim, notTaken.reason(), locale, claim.doubtful(), now);
      case Unknown unknown ->
          claim.doubtful()
              ? Delivery.ended(claim, DeliveryStatus.FAILED, OUTCOME_UNKNOWN, locale)
              : again(claim, OUTCOME_UNKNOWN, locale, true, now);
    };
  }

  private Delivery again(Claim claim, String reason, String locale, boolean doubtful, Instant now) {
    var failed = claim.tries() + 1;
    var status = failed < tries ? DeliveryStatus.PENDING : DeliveryStatus.FAILED;
    return new Delivery(claim, status, reason, locale, failed, doubtful, now.plus(pause(failed)));
  }

  private Duration pause(int failed) {
    return firstPause.multipliedBy((long) Math.pow(GROWTH, failed - 1.0));
  }
}
