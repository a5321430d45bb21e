package com.loyalnest.referrals.message;

import com.loyalnest.platform.observability.Correlation;
import com.loyalnest.platform.outbox.Cause;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A due message that this sender has taken until `heldUntil`. Every later change of it names that
/// time, so a sender that was stopped for longer than its claim cannot touch what another has taken
/// since.
///
/// @param tries sendings that failed for certain
/// @param doubtful an earlier sending ended without an answer, or its sender was lost
/// @param exhausted it was doubtful before and has become doubtful again, so it may not be sent any
///   more
record Claim(
    String merchantId,
    UUID notificationId,
    String customerId,
    MessageType type,
    Map<String, Integer> numbers,
    int tries,
    boolean doubtful,
    boolean exhausted,
    String correlationId,
    Instant heldUntil) {

  /// What follows from the message belongs to the order it began with; the suite itself caused it.
  Cause cause() {
    return ScopedValue.where(Correlation.scope(), correlationId).call(Cause::current);
  }
}
