package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change of points that is about to be posted.
///
/// @param points magnitude, greater than zero
/// @param source what it came from: `order`, `refund`, `cancellation`, …
/// @param lines which line of the order gave or lost how many; empty when no order was involved
/// @param effectKey names the effect: the ledger takes each only once
/// @param actor who caused it, by an id
public record Entry(
    TransactionType type,
    int points,
    String source,
    @Nullable OrderReference order,
    Map<String, Integer> lines,
    @Nullable Price price,
    String effectKey,
    String actor,
    Instant createdAt) {
  public Entry {
    if (points <= 0) {
      throw new IllegalArgumentException("points: a magnitude greater than zero");
    }
    lines = Map.copyOf(lines);
  }

  /// The credit that goes before this reversal, of what expired already.
  ///
  /// @param holder whose lots it expired in
  Entry restoring(int expired, AccountKey holder) {
    return new Entry(
        TransactionType.RESTORE,
        expired,
        "expiry",
        order,
        Map.of(),
        null,
        effectKey + "/restore/" + holder.customerId(),
        actor,
        createdAt);
  }
}
