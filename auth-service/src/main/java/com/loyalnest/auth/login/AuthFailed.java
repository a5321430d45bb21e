package com.loyalnest.auth.login;

import com.loyalnest.platform.outbox.DomainEvent;

/// Somebody was not let in; `reason` holds nothing that was presented.
public record AuthFailed(String door, String reason) implements DomainEvent {}
