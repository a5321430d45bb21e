package com.loyalnest.auth.apikey;

import com.loyalnest.platform.identity.Area;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A key as its merchant sees it; the secret is shown once and kept nowhere.
///
/// @param readOnly whether it may only do what a viewer may
/// @param createdBy the platform's user id
/// @param lastUsedAt to about a minute
public record ApiKey(
    String keyId,
    String name,
    Set<Area> areas,
    boolean readOnly,
    String createdBy,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {}
