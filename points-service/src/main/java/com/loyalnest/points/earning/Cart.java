package com.loyalnest.points.earning;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody is about to buy.
///
/// @param customer absent for somebody who is not known: a member without a segment
/// @param currency the shop's; all amounts are in it
public record Cart(
    String merchantId,
    @Nullable AccountKey customer,
    String currency,
    boolean taxesIncluded,
    List<OrderLine> lines,
    OrderCharges charges) {
  public Cart {
    lines = List.copyOf(lines);
  }

  /// The order that the cart becomes when it is paid at that time.
  ///
  /// @param externalId the customer's at the platform; empty if it does not know the person
  OrderFacts paidAt(Instant time, String externalId) {
    return OrderFacts.of(
        new OrderSnapshot(
            time,
            time,
            null,
            FinancialStatus.PAID,
            false,
            externalId,
            currency,
            taxesIncluded,
            lines,
            charges),
        List.of());
  }
}
