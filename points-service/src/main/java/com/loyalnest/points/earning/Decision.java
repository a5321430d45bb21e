package com.loyalnest.points.earning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why an order is worth what it is, zero included; kept each time the answer changes.
///
/// @param revision of the order, by which the newest is found
/// @param customerId absent for an order nobody could be found for
/// @param programVersion by which it was decided
public record Decision(
    OrderKey order,
    int revision,
    @Nullable String customerId,
    int programVersion,
    int points,
    List<DecisionStep> steps,
    Instant decidedAt) {}
