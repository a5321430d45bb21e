package com.loyalnest.auth.login;

import com.loyalnest.platform.outbox.DomainEvent;

/// A staff member signed in.
public record LoginSuccess(String userId) implements DomainEvent {}
