package com.loyalnest.points.ledger;

import java.time.Instant;

/// One points transaction as its owner reads it.
///
/// @param direction +1 or -1
/// @param orderId the platform's, empty when no order was involved
public record StatementLine(
    String transactionId,
    String type,
    int points,
    int direction,
    String source,
    String orderId,
    Instant createdAt) {}
