package com.loyalnest.platform.shopify;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What each question was said to cost last.
final class QuestionCosts {
  /// Until the shop has said what a question costs.
  private static final double USUAL = 10;

  private final Map<String, Double> byDocument = new ConcurrentHashMap<>();

  double of(String document) {
    return byDocument.getOrDefault(document, USUAL);
  }

  void learn(String document, double requested) {
    byDocument.put(document, requested);
  }
}
