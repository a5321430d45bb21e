package com.loyalnest.local.bench;

/// A webhook ready to be written to a connection: head and body with its signature.
///
/// @param customerId the shop's number
record SignedOrder(long customerId, byte[] bytes) {}
