package com.loyalnest.analytics.tracking;

import java.time.Instant;
import java.util.Map;

/// Something that happened, as product analytics may know it.
///
/// @param id by which PostHog knows what it has already
/// @param customerId ours; empty for what no single customer did
public record TrackedEvent(
    String id,
    String name,
    String merchantId,
    String customerId,
    Instant occurredAt,
    Map<String, Object> properties) {}
