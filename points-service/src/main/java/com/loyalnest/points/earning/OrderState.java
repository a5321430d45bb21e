package com.loyalnest.points.earning;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we hold of an order: its facts, and what of its points stands in the ledger.
///
/// @param customerId whose account the points went to, or the owner's before there were any
/// @param written points in the ledger by line, net of reversals
/// @param priced the last pricing's outcome; absent until there was one
/// @param earnTransactionId the first transaction by which it earned
/// @param revision 0 until it is first kept
/// @param circumstances as they were when it was first priced
/// @param forgiven what of its points the holder was forgiven and that is not made up for
record OrderState(
    OrderKey key,
    OrderFacts facts,
    @Nullable String customerId,
    SortedMap<String, Integer> written,
    @Nullable Valuation priced,
    @Nullable String earnTransactionId,
    int revision,
    @Nullable UUID decisionDigest,
    Circumstances circumstances,
    int forgiven) {

  /// What a program version made of the order.
  record Valuation(int programVersion, BigDecimal eligible, String currency) {}

  static OrderState unknown(OrderKey key) {
    return new OrderState(
        key, OrderFacts.NONE, null, new TreeMap<>(), null, null, 0, null, Circumstances.NONE, 0);
  }

  OrderState underAnotherProgram() {
    return new OrderState(
        key,
        facts,
        customerId,
        written,
        priced,
        earnTransactionId,
        revision,
        decisionDigest,
        circumstances.underAnotherProgram(),
        forgiven);
  }

  int points() {
    return written.values().stream().reduce(0, Math::addExact);
  }

  boolean isNew() {
    return revision == 0;
  }
}
