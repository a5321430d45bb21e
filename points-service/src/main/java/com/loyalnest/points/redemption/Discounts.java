package com.loyalnest.points.redemption;

/// The shop's discounts. Neither call throws because the shop is away: that is an answer too.
public interface Discounts {

  /// Makes the discount, or finds that it was made before.
  Creation create(Discount discount);

  /// Takes the code out of use.
  Withdrawal withdraw(Discount discount, String discountId);

  /// What became of a creation.
  sealed interface Creation {
    record Created(String discountId) implements Creation {}

    /// The shop will not make it, and has not.
    record Refused(String reason) implements Creation {}

    /// It may have been made or not: ask again.
    record Doubtful() implements Creation {}
  }

  /// What became of a withdrawal.
  enum Withdrawal {
    /// The code is out of use and was never used.
    UNUSED,
    USED,
    /// It may be out of use or not: ask again.
    DOUBTFUL
  }
}
