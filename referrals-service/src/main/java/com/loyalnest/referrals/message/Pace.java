package com.loyalnest.referrals.message;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How many messages may be sent now: `perSecond` in every second, and none while the carrier wants
/// a rest. Used by the sender's one thread.
final class Pace {
  private final int perSecond;
  private final InstantSource systemClock;
  private double saved;
  private Instant seenAt;
  private Instant restUntil = Instant.EPOCH;

  Pace(int perSecond, InstantSource systemClock) {
    this.perSecond = perSecond;
    this.systemClock = systemClock;
    this.saved = perSecond;
    this.seenAt = systemClock.instant();
  }

  int permits() {
    var now = systemClock.instant();
    var elapsed = Math.max(0, Duration.between(seenAt, now).toNanos()) / 1e9;
    saved = Math.min(perSecond, saved + elapsed * perSecond);
    seenAt = now;
    return now.isBefore(restUntil) ? 0 : (int) saved;
  }

  void took(int messages) {
    saved = Math.max(0, saved - messages);
  }

  void restUntil(Instant time) {
    restUntil = time.isAfter(restUntil) ? time : restUntil;
  }

  /// Until there is at least one permit again.
  Duration pause() {
    var rest = Duration.between(systemClock.instant(), restUntil);
    return rest.isPositive() ? rest : Duration.ofMillis(1 + 1000 / perSecond);
  }
}
