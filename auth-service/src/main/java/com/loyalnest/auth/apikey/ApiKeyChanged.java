package com.loyalnest.auth.apikey;

import com.loyalnest.platform.outbox.DomainEvent;

/// A key was made or revoked.
public record ApiKeyChanged(String keyId, String name, boolean revoked) implements DomainEvent {}
