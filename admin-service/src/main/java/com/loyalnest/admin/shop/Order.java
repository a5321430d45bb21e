package com.loyalnest.admin.shop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An order as its body described it at [Dates#updatedAt]. All amounts are in [#currency], the
/// shop's own.
///
/// @param customerExternalId empty for a guest
/// @param locale the language at checkout, BCP 47, empty if unknown
public record Order(
    String id,
    String name,
    String customerExternalId,
    Dates dates,
    State state,
    String currency,
    boolean taxesIncluded,
    Totals totals,
    List<OrderLine> lines,
    List<Refund> refunds,
    String locale,
    List<String> discountCodes)
    implements ShopObject {

  /// When it was made, last changed and, if it was, cancelled.
  public record Dates(Instant createdAt, Instant updatedAt, Optional<Instant> cancelledAt) {}

  /// How far its payment is, where it came from, and whether it is only a test.
  public record State(String financialStatus, String sourceName, boolean test) {}

  /// What the whole order comes to.
  ///
  /// @param shipping less its discounts
  public record Totals(String price, String shipping, String tax, String tip) {}
}
