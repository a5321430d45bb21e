package com.loyalnest.points.catalog;

import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.time.BusinessClock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// The products that we know. Tags come with the shop's own news; collections, of which the shop
/// does not tell, are asked for when a program needs them, and again after an hour.
@Component
public class Products {
  private static final Duration COLLECTIONS_LAST = Duration.ofHours(1);

  private final ProductTable table;
  private final ProductSource source;
  private final BusinessClock clock;

  Products(ProductTable table, ProductSource source, BusinessClock clock) {
    this.table = table;
    this.source = source;
    this.clock = clock;
  }

  /// What the shop told. Call it inside a transaction.
  public void keep(Collection<Product> told) {
    var newest = new TreeMap<ProductKey, Product>();
    for (var product : told) {
      newest.merge(
          product.key(),
          product,
          (one, other) -> one.updatedAt().isAfter(other.updatedAt()) ? one : other);
    }
    table.keep(newest.values(), clock.now());
  }

  /// Those of these products that are known. Call it inside a transaction.
  public Map<ProductKey, Product> find(Collection<ProductKey> products) {
    return table.find(new TreeSet<>(products), clock.now().minus(COLLECTIONS_LAST));
  }

  /// Asks the shop for products of one merchant, and keeps nothing. Call it before any row is
  /// locked.
  ///
  /// @throws ShopAway when it cannot be asked
  public List<Product> fetch(String merchantId, Collection<ProductKey> products) {
    return source.fetch(merchantId, products);
  }
}
