package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;

/// One points transaction as its owner reads it.
///
/// @param account of the person's that it was posted to
/// @param direction +1 or -1
/// @param orderId the platform's, empty when no order was involved
public record StatementLine(
    AccountKey account,
    String transactionId,
    String type,
    int points,
    int direction,
    String source,
    String orderId,
    Instant createdAt) {}
