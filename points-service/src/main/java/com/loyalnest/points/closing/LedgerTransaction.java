package com.loyalnest.points.closing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A points transaction with what it took from lots and gave back to them, as it is hashed and
/// exported. Fields that come later go to where they are absent in old ones.
///
/// @param kind tells the line from those of other kinds in an export
/// @param lines points by order line
/// @param createdAt ISO, in UTC
/// @param takings by lot id; absent if there are none
/// @param returns by lot id; absent if there are none
public record LedgerTransaction(
    String kind,
    String transactionId,
    String customerId,
    String type,
    int direction,
    int points,
    int debtPoints,
    String source,
    @Nullable String platform,
    @Nullable String orderId,
    @Nullable SortedMap<String, Integer> lines,
    @Nullable String eligible,
    @Nullable String currency,
    @Nullable Long rateNumerator,
    @Nullable Long rateDenominator,
    @Nullable Integer programVersion,
    @Nullable String campaignId,
    String actor,
    String effectKey,
    String createdAt,
    @Nullable List<Part> takings,
    @Nullable List<Part> returns) {
  public static final String KIND = "transaction";

  /// Points of one lot.
  public record Part(String lotId, int points) {}

  /// @param eligible money in major units
  static @Nullable String printed(@Nullable BigDecimal eligible) {
    return eligible == null ? null : eligible.toPlainString();
  }

  public long signedPoints() {
    return (long) direction * points;
  }

  public Instant time() {
    return Instant.parse(createdAt);
  }

  public List<Part> parts(boolean taken) {
    var parts = taken ? takings : returns;
    return parts == null ? List.of() : parts;
  }

  TransactionLine line() {
    return new TransactionLine(transactionId, time(), signedPoints(), OneForm.write(this));
  }
}
