package com.loyalnest.points.earning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as its platform described it at `updatedAt`.
///
/// @param createdAt the same in every snapshot of the order
/// @param customerExternalId empty for a guest
/// @param currency the shop's; all amounts are in it
public record OrderSnapshot(
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant cancelledAt,
    FinancialStatus status,
    boolean test,
    String customerExternalId,
    String currency,
    boolean taxesIncluded,
    List<OrderLine> lines) {
  /// Total, so that the newest of a set is the same in whatever order it arrived.
  static final Comparator<OrderSnapshot> NEWEST_LAST =
      Comparator.comparing(OrderSnapshot::updatedAt)
          .thenComparing(OrderSnapshot::status)
          .thenComparing(OrderSnapshot::toString);

  public OrderSnapshot {
    lines = List.copyOf(lines);
  }
}
