package com.loyalnest.analytics.report;

/// A merchant's program in numbers, over all time.
///
/// @param pointsIssued before reversals
/// @param orders each once, test orders left out
public record ProgramMetrics(long members, long pointsIssued, long pointsReversed, long orders) {}
