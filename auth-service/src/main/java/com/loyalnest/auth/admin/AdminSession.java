package com.loyalnest.auth.admin;

import java.time.Instant;

/// A platform admin who is signed in somewhere.
///
/// @param device what the admin calls it
public record AdminSession(
    String sessionId, String device, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {}
