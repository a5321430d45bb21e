package com.loyalnest.points.earning;

import com.loyalnest.platform.outbox.Cause;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// Facts of an order that someone told us.
///
/// @param actor who caused them, by an id, for the ledger's entry
public record OrderChange(OrderKey key, OrderFacts facts, String actor, Cause cause) {

  public static SortedSet<String> merchants(Collection<OrderChange> changes) {
    var merchants = new TreeSet<String>();
    changes.forEach(change -> merchants.add(change.key().merchantId()));
    return merchants;
  }
}
