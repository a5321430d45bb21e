package com.loyalnest.points.account;

import com.loyalnest.platform.outbox.Cause;

/// A person the shop told us of, who has an account from then on.
///
/// @param source what made us notice: `order`, `customer`
public record Enrolment(CustomerIdentity identity, String source, Cause cause) {}
