package com.loyalnest.referrals.message;

import java.time.Instant;

/// What a carrier said. Reasons are short words of ours, never the carrier's text, which may repeat
/// the address.
public sealed interface PostOutcome {
  /// It has the letter.
  record Accepted() implements PostOutcome {}

  /// It will never take this letter.
  record Refused(String reason) implements PostOutcome {}

  /// It takes no letters of ours until then; this one is not to blame.
  record Throttled(Instant until) implements PostOutcome {}

  /// It does not have the letter, and may take it later.
  record NotTaken(String reason) implements PostOutcome {}

  /// Nobody knows whether it has the letter.
  record Unknown() implements PostOutcome {}
}
