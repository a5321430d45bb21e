package com.loyalnest.points.merge;

/// What became of the wish to merge two accounts, or to part them.
public sealed interface MergeOutcome {
  /// It happened.
  ///
  /// @param merged the account that goes on as another, or did
  /// @param customerId the account that goes on, or did
  /// @param points how many moved
  record Done(String merged, String customerId, int points) implements MergeOutcome {}

  /// Both are one account already.
  record SameAccount() implements MergeOutcome {}

  /// The account goes on as yet another one.
  record MergedBefore() implements MergeOutcome {}

  /// The account stands for itself.
  record NotMerged() implements MergeOutcome {}

  /// They have been one for too long.
  record TooLate() implements MergeOutcome {}

  /// The account that goes on cannot hold so many points.
  record BalanceFull() implements MergeOutcome {}
}
