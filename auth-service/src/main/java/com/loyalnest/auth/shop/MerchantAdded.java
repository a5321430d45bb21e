package com.loyalnest.auth.shop;

import com.loyalnest.platform.outbox.DomainEvent;

/// A shop installed the app, for the first time or again.
public record MerchantAdded(String shopDomain, String planId, boolean reinstalled)
    implements DomainEvent {}
