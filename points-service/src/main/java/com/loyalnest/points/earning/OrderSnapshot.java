package com.loyalnest.points.earning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
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
    List<OrderLine> lines,
    OrderCharges charges) {
  /// Total, so that the newest of a set is the same in whatever order it arrived.
  static final Comparator<OrderSnapshot> NEWEST_LAST =
      Comparator.comparing(OrderSnapshot::updatedAt)
          .thenComparing(OrderSnapshot::status)
          .thenComparing(OrderSnapshot::toString);

  public OrderSnapshot {
    lines = List.copyOf(lines);
  }

  /// Snapshots that were kept before charges were told have none.
  @JsonCreator
  static OrderSnapshot kept(
      @JsonProperty("createdAt") Instant createdAt,
      @JsonProperty("updatedAt") Instant updatedAt,
      @JsonProperty("cancelledAt") @Nullable Instant cancelledAt,
      @JsonProperty("status") FinancialStatus status,
      @JsonProperty("test") boolean test,
      @JsonProperty("customerExternalId") String customerExternalId,
      @JsonProperty("currency") String currency,
      @JsonProperty("taxesIncluded") boolean taxesIncluded,
      @JsonProperty("lines") List<OrderLine> lines,
      @JsonProperty("charges") @Nullable OrderCharges charges) {
    return new OrderSnapshot(
        createdAt,
        updatedAt,
        cancelledAt,
        status,
        test,
        customerExternalId,
        currency,
        taxesIncluded,
        lines,
        charges == null ? OrderCharges.NONE : charges);
  }

  /// Tax that is of no line: of shipping, or told for the order only.
  BigDecimal taxBesideLines() {
    return lines.stream()
        .map(OrderLine::tax)
        .reduce(charges.tax(), BigDecimal::subtract)
        .max(BigDecimal.ZERO);
  }
}
