package com.loyalnest.platform.outbox;

/// A domain event of one merchant with its cause, ready to be appended.
public record Occurrence(String merchantId, DomainEvent fact, Cause cause) {}
