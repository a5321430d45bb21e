package com.loyalnest.points.ledger;

import java.math.BigDecimal;

/// The money and the rate behind an entry, frozen with it.
///
/// @param eligible money that earns, net of refunds, in major units of `currency`
public record Price(
    BigDecimal eligible,
    String currency,
    long rateNumerator,
    long rateDenominator,
    int programVersion) {}
