package com.loyalnest.points.closing;

import java.time.Instant;
import java.time.LocalDate;

/// A closed day of a merchant's ledger.
///
/// @param day by the merchant's calendar
/// @param endsAt what is dated earlier and not covered by the closing before is covered by this one
/// @param transactions how many it covers
/// @param points their signed sum
/// @param previousHash of the closing before, [DayHash#NONE] in the first
public record DayClosing(
    String merchantId,
    LocalDate day,
    Instant endsAt,
    long transactions,
    long points,
    String firstTransactionId,
    String lastTransactionId,
    String previousHash,
    String hash) {}
