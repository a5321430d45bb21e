package com.loyalnest.points.ledger;

import java.time.Instant;

/// A lot with a day before it.
///
/// @param expiresAt of no meaning while it is pending
record DatedLot(int remaining, boolean pending, Instant availableFrom, Instant expiresAt) {}
