package com.loyalnest.admin.webhook;

import java.time.Instant;

/// A logged delivery as the merchant sees it.
///
/// @param endpoint the topic
/// @param reason empty when accepted
/// @param payload JSON without personal fields, empty when the body was no JSON object
public record ApiLogEntry(
    String logId,
    String endpoint,
    String outcome,
    String reason,
    String payload,
    Instant createdAt) {}
