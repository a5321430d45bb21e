package com.loyalnest.points.goal;

import java.math.BigDecimal;
import java.time.Instant;

/// What one order counts towards a goal.
///
/// @param eligible money that earns, net of refunds
/// @param programVersion in force when it was paid
public record Spending(BigDecimal eligible, String currency, int programVersion, Instant paidAt) {}
