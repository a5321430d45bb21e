package com.loyalnest.points.earning;

import com.loyalnest.platform.shopify.ShopAway;
import java.util.Optional;

/// The shop itself, for an order it has not told us of yet.
@FunctionalInterface
public interface ShopOrders {
  /// The order as it is now; empty if the shop has none of that id.
  ///
  /// @throws ShopAway when the shop does not answer in a way that can be used
  Optional<OrderFacts> find(OrderKey key);
}
