package com.loyalnest.admin.auditlog;

import java.time.Instant;

/// One fact as it is shown to the merchant.
///
/// @param auditLogId the event's id
/// @param action the fact's name, e.g. `points_earned`
/// @param actorKind `shop`, `merchant`, `shopper`, `platform_admin` or `system`
/// @param actorId an id of ours or of the platform's, may be empty
/// @param metadata a JSON object without personal fields
/// @param createdAt business time of the fact
public record AuditEntry(
    String auditLogId,
    String merchantId,
    String action,
    String actorKind,
    String actorId,
    String metadata,
    String correlationId,
    Instant createdAt) {}
