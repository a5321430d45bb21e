package com.loyalnest.points.merge;

import com.loyalnest.points.account.AccountKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A merge that stands.
///
/// @param merged the account that goes on as another
/// @param customerId the account that goes on
/// @param reason in the staff's own words; empty when the shop merged
/// @param mergedBy by an id
/// @param debtPoints what became the debt of the account that goes on
record CustomerMerge(
    String mergeId,
    AccountKey merged,
    String customerId,
    Source source,
    String reason,
    String mergedBy,
    Instant mergedAt,
    int debtPoints) {
  private static final Duration UNDOABLE = Duration.ofDays(30);

  boolean isUndoableAt(Instant now) {
    return !now.isAfter(mergedAt.plus(UNDOABLE));
  }

  /// Who says that the two are one person.
  enum Source {
    SHOP,
    STAFF,
    /// Whoever made a guest's orders proved that the address is theirs.
    CLAIM;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
