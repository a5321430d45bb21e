package com.loyalnest.points.activity;

/// What became of a deed.
public sealed interface ActivityOutcome {
  /// It was decided, now or earlier.
  record Decided(ActivityDecision decision) implements ActivityOutcome {}

  /// The program did not know such an activity.
  record Unknown() implements ActivityOutcome {}

  /// The program knew it and had it switched off.
  record Off() implements ActivityOutcome {}

  /// It is seen by itself, and nobody can tell it.
  record NotRecorded() implements ActivityOutcome {}

  /// The account cannot hold so many points.
  record BalanceFull() implements ActivityOutcome {}
}
