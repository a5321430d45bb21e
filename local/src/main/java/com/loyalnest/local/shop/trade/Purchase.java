package com.loyalnest.local.shop.trade;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody buys and pays at once.
///
/// @param customerId nobody's for a guest
/// @param guestEmail where a guest wants the receipt
/// @param discount that somebody in the shop gives off the whole order
/// @param codes that the shopper has typed
/// @param at when; null is now
public record Purchase(
    @Nullable Long customerId,
    @Nullable String guestEmail,
    List<Item> items,
    BigDecimal shipping,
    BigDecimal taxRate,
    BigDecimal discount,
    List<String> codes,
    boolean test,
    String locale,
    @Nullable Instant at) {

  /// So many of a product.
  public record Item(long productId, int quantity) {}

  /// An ordinary purchase: free shipping, no tax.
  public static Purchase of(long customerId, List<Item> items) {
    return new Purchase(
        customerId,
        null,
        items,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        List.of(),
        false,
        "en",
        null);
  }
}
