package com.loyalnest.points.merge;

/// Points for a deed that two accounts were both given.
///
/// @param customerId whose decision it was
/// @param transactionId by which they were given
record DoubledBonus(
    String customerId, String activity, String deedKey, int points, String transactionId) {}
