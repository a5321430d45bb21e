package com.loyalnest.points.adjustment;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A change of points by a member of staff, done or waiting for a second one.
///
/// @param points signed: greater than zero gives, less takes
/// @param reason in the staff's own words
/// @param requestedBy the platform's id of who asked for it
/// @param transactionId by which it happened
public record PointsAdjustment(
    String merchantId,
    String adjustmentId,
    String customerId,
    int points,
    String reason,
    State state,
    String requestedBy,
    Instant requestedAt,
    Optional<Verdict> verdict,
    Optional<String> transactionId) {

  /// Who decided, when.
  public record Verdict(String by, Instant at) {}

  /// Where it stands.
  public enum State {
    /// Within the limit, done at once.
    APPLIED,
    /// Above the limit, waiting for a second person.
    REQUESTED,
    /// Done by the word of a second person.
    APPROVED,
    /// Ended without any points.
    REFUSED;

    /// Its word in SQL and in the contract.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  PointsAdjustment applied(String transaction) {
    return with(State.APPLIED, Optional.empty(), Optional.of(transaction));
  }

  PointsAdjustment approved(Verdict by, String transaction) {
    return with(State.APPROVED, Optional.of(by), Optional.of(transaction));
  }

  PointsAdjustment refused(Verdict by) {
    return with(State.REFUSED, Optional.of(by), Optional.empty());
  }

  private PointsAdjustment with(
      State newState, Optional<Verdict> newVerdict, Optional<String> transaction) {
    return new PointsAdjustment(
        merchantId,
        adjustmentId,
        customerId,
        points,
        reason,
        newState,
        requestedBy,
        requestedAt,
        newVerdict,
        transaction);
  }
}
