package com.loyalnest.points.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The dates of a lot that a credit opens.
///
/// @param earnedAt decides among lots of one expiry; the time of the fact, not of its arrival
/// @param availableFrom until then its points are pending
/// @param expiresAt absent when they never expire
public record LotTerms(Instant earnedAt, Instant availableFrom, @Nullable Instant expiresAt) {
  boolean isPendingAt(Instant now) {
    return availableFrom.isAfter(now);
  }
}
