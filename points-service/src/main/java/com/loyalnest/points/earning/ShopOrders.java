package com.loyalnest.points.earning;

import java.util.Optional;

/// The shop itself, for an order it has not told us of yet.
@FunctionalInterface
public interface ShopOrders {
  /// The order as it is now; empty if the shop has none of that id.
  ///
  /// @throws ShopAway when the shop does not answer in a way that can be used
  Optional<OrderFacts> find(OrderKey key);

  /// The shop cannot be asked for the moment.
  final class ShopAway extends RuntimeException {
    public ShopAway(String what) {
      super(what);
    }

    public ShopAway(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
