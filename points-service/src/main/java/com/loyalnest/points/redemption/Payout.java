package com.loyalnest.points.redemption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a new redemption hands out, and how far it is with that.
///
/// @param code empty where none is needed
/// @param endsAt until when it is good; absent means for ever
record Payout(String code, RedemptionStatus status, @Nullable Instant endsAt) {
  @Override
  public String toString() {
    return "Payout[" + status + "]";
  }
}
