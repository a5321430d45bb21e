package com.loyalnest.points.earning;

/// What became of the wish that an order earns its points.
public sealed interface EarnOutcome {
  /// The order earned by this transaction, now or earlier.
  record Earned(String transactionId, int points) implements EarnOutcome {}

  /// The order is known and worth nothing.
  record NothingEarned(DecisionStep.Reason reason) implements EarnOutcome {}

  /// The customer named has no account.
  record CustomerUnknown() implements EarnOutcome {}

  /// The order is not of the customer named.
  record OfAnotherCustomer() implements EarnOutcome {}

  /// Neither we nor the shop know the order.
  record OrderUnknown() implements EarnOutcome {}
}
