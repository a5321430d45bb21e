package com.loyalnest.points.ledger;

import java.time.Instant;

/// Where the points of a lot come from.
///
/// @param home the account they were earned for
public record LotOrigin(Instant availableFrom, String home) {}
