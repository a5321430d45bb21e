package com.loyalnest.points.birthday;

import com.loyalnest.platform.outbox.DomainEvent;

/// A customer's birthday was entered, or changed by the merchant's staff.
public record BirthdayEntered(String customerId, boolean changed) implements DomainEvent {}
