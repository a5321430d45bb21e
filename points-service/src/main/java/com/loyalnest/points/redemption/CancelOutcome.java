package com.loyalnest.points.redemption;

/// What became of a wish to cancel.
public sealed interface CancelOutcome {
  /// It is being withdrawn, or has been already.
  record Cancelling() implements CancelOutcome {}

  /// It was used, refused, or has no code yet.
  record NotCancellable(RedemptionStatus status) implements CancelOutcome {}

  record RedemptionUnknown() implements CancelOutcome {}
}
