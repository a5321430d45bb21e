package com.loyalnest.points.closing;

import java.time.Instant;

/// A points transaction with what it took from lots and gave back to them, as one line of text.
///
/// @param points signed
/// @param text JSON of one form only: fields in a fixed order, absent ones left out, no blanks.
///   This is what is hashed and exported
public record TransactionLine(String transactionId, Instant createdAt, long points, String text) {}
