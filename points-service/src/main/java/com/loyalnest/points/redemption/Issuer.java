package com.loyalnest.points.redemption;

import java.util.Optional;

/// Who has the shop issue what a redemption promises. Neither call throws because the shop is away:
/// that is an answer too.
public interface Issuer {

  /// Makes it, or finds that it was made before.
  Creation create(Issue issue);

  /// Takes it out of use.
  Withdrawal withdraw(Issue issue, String issuedId);

  /// How often it is asked about one redemption without a clear answer before a person looks.
  default int mostTries() {
    return Integer.MAX_VALUE;
  }

  /// The shop does not notice when it is asked twice, so it must not be: a doubtful call is looked
  /// up instead.
  interface Once extends Issuer {

    /// What the shop made for the redemption, if it did.
    ///
    /// @throws RuntimeException when the shop cannot be asked
    Optional<String> find(Issue issue);
  }

  /// What became of a creation.
  sealed interface Creation {
    /// @param issuedId the platform's id of what was made
    /// @param code by which the customer gets it, where whoever made it chose one; else empty
    record Created(String issuedId, String code) implements Creation {
      public Created(String issuedId) {
        this(issuedId, "");
      }

      @Override
      public String toString() {
        return "Created[" + issuedId + "]";
      }
    }

    /// The shop will not make it, and has not.
    record Refused(String reason) implements Creation {}

    /// It may have been made or not.
    record Doubtful() implements Creation {}

    /// The shop had no time for it: it was certainly not made.
    record Postponed() implements Creation {}
  }

  /// What became of a withdrawal.
  enum Withdrawal {
    /// It is out of use and was never used.
    UNUSED,
    USED,
    /// It may be out of use or not: ask again.
    DOUBTFUL
  }
}
