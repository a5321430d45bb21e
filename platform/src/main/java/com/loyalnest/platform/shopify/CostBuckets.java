package com.loyalnest.platform.shopify;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The budgets of shops, and what each question was said to cost last.
final class CostBuckets {
  /// Until the shop has said what a question costs.
  private static final double USUAL = 10;

  private final InstantSource systemClock;
  private final Map<String, CostBucket> byShop = new ConcurrentHashMap<>();
  private final Map<String, Double> byDocument = new ConcurrentHashMap<>();

  CostBuckets(InstantSource systemClock) {
    this.systemClock = systemClock;
  }

  CostBucket of(ShopAccess access) {
    return byShop.computeIfAbsent(access.shopDomain(), shop -> new CostBucket(systemClock));
  }

  double cost(String document) {
    return byDocument.getOrDefault(document, USUAL);
  }

  void costs(String document, double requested) {
    byDocument.put(document, requested);
  }
}
