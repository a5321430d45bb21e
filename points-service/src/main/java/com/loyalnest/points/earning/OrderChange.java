package com.loyalnest.points.earning;

import com.loyalnest.platform.outbox.Cause;

/// Facts of an order that someone told us.
///
/// @param actor who caused them, by an id, for the ledger's entry
public record OrderChange(OrderKey key, OrderFacts facts, String actor, Cause cause) {}
