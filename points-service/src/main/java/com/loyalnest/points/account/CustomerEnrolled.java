package com.loyalnest.points.account;

import com.loyalnest.platform.outbox.DomainEvent;

/// A shopper got an account in the merchant's program.
///
/// @param source what made us notice: `order`, `customer`
public record CustomerEnrolled(String customerId, String source) implements DomainEvent {}
