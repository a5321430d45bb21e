package com.loyalnest.points.ledger;

/// The order that points came from, by its platform and that platform's id.
public record OrderReference(String platform, String orderId) {}
