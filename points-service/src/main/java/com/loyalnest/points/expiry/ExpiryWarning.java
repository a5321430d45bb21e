package com.loyalnest.points.expiry;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;

/// A warning that goes out before points are lost.
///
/// @param daysBefore which of the two it is
record ExpiryWarning(AccountKey account, Instant expiresAt, int daysBefore, int points) {}
