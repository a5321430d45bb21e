package com.loyalnest.points.catalog;

import com.loyalnest.platform.shopify.ShopAway;
import java.util.Collection;
import java.util.List;

/// The shop itself, asked for products that we do not know well enough.
@FunctionalInterface
public interface ProductSource {
  /// @return all of them with their collections; one that the shop does not know has none, and no
  ///   tags
  /// @throws ShopAway when it cannot be asked
  List<Product> fetch(String merchantId, Collection<ProductKey> products);
}
