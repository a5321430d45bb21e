package com.loyalnest.points.earning;

import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.catalog.Product;
import com.loyalnest.points.catalog.ProductKey;
import com.loyalnest.points.catalog.Products;
import com.loyalnest.points.earning.Circumstances.ProductTraits;
import com.loyalnest.points.program.Exclusions;
import com.loyalnest.points.program.ProgramHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Products that must be known before an order can be priced, because some version of its program
/// excludes by tag or collection. Where none does, nothing is looked up.
@Component
public class OrderProducts {
  private final Products products;

  OrderProducts(Products products) {
    this.products = products;
  }

  /// The orders that cannot be priced yet, each with the products it lacks. Call it inside a
  /// transaction.
  ///
  /// @param histories of the orders' merchants
  public SortedMap<OrderKey, SortedSet<ProductKey>> missing(
      Collection<OrderChange> changes, Map<String, ProgramHistory> histories) {
    var needed = new TreeMap<OrderKey, SortedSet<ProductKey>>();
    for (var change : changes) {
      var history = histories.get(change.key().merchantId());
      if (history != null && history.exclusions().askForProducts()) {
        needed
            .computeIfAbsent(change.key(), key -> new TreeSet<>())
            .addAll(named(change.key(), change.facts(), history));
      }
    }
    if (needed.isEmpty()) {
      return needed;
    }
    var known = products.find(needed.values().stream().flatMap(Collection::stream).toList());
    needed.forEach((order, keys) -> {
      var history = histories.get(order.merchantId());
      keys.removeIf(key -> history != null && isKnown(known.get(key), history.exclusions()));
    });
    needed.values().removeIf(Collection::isEmpty);
    return needed;
  }

  private static boolean isKnown(@Nullable Product product, Exclusions exclusions) {
    return product != null && (product.collections() != null || !exclusions.askForCollections());
  }

  /// Asks the shops, and keeps nothing. Call it before any row is locked.
  ///
  /// @param missing products of orders
  /// @throws ShopAway when a shop cannot be asked
  public List<Product> fetch(Collection<? extends Collection<ProductKey>> missing) {
    var byMerchant = new TreeMap<String, SortedSet<ProductKey>>();
    missing.stream()
        .flatMap(Collection::stream)
        .forEach(
            key -> byMerchant.computeIfAbsent(key.merchantId(), id -> new TreeSet<>()).add(key));
    var fetched = new ArrayList<Product>();
    byMerchant.forEach((merchant, keys) -> fetched.addAll(products.fetch(merchant, keys)));
    return fetched;
  }

  /// Call it inside a transaction.
  public void keep(Collection<Product> told) {
    products.keep(told);
  }

  /// The circumstances of each of these orders: what was kept, and what a paid order names for the
  /// first time. A product that is not known is looked for again with the order's next news.
  ///
  /// @param facts of each order, merged
  Map<OrderKey, Circumstances> circumstances(
      Map<OrderKey, OrderState> before,
      Map<OrderKey, OrderFacts> facts,
      Map<String, ProgramHistory> histories) {
    var wanted = new HashMap<OrderKey, SortedSet<ProductKey>>();
    facts.forEach((order, merged) -> {
      var history = histories.get(order.merchantId());
      if (history != null
          && history.exclusions().askForProducts()
          && merged.firstPaidAt() != null) {
        var keys = named(order, merged, history);
        keys.removeIf(key -> kept(before, order).products().containsKey(key.productId()));
        wanted.put(order, keys);
      }
    });
    var known =
        wanted.isEmpty()
            ? Map.<ProductKey, Product>of()
            : products.find(wanted.values().stream().flatMap(Collection::stream).toList());
    var circumstances = new HashMap<OrderKey, Circumstances>();
    for (var order : facts.keySet()) {
      var found = new TreeMap<String, ProductTraits>();
      for (var key : wanted.getOrDefault(order, new TreeSet<>())) {
        var product = known.get(key);
        var history = histories.get(order.merchantId());
        if (history != null && product != null) {
          found.put(key.productId(), ProductTraits.of(product, history.exclusions()));
        }
      }
      circumstances.put(order, kept(before, order).with(found));
    }
    return circumstances;
  }

  private static Circumstances kept(Map<OrderKey, OrderState> before, OrderKey order) {
    var state = before.get(order);
    return state == null ? Circumstances.NONE : state.circumstances();
  }

  /// By the newest snapshot; a test order that earns nothing needs none.
  private static SortedSet<ProductKey> named(
      OrderKey order, OrderFacts facts, ProgramHistory history) {
    var keys = new TreeSet<ProductKey>();
    var newest = facts.newest();
    if (newest != null && facts.counts(history)) {
      newest.lines().stream()
          .filter(line -> !line.productId().isEmpty())
          .forEach(line ->
              keys.add(new ProductKey(order.merchantId(), order.platform(), line.productId())));
    }
    return keys;
  }
}
