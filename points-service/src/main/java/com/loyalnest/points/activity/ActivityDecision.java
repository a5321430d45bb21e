package com.loyalnest.points.activity;

import com.loyalnest.points.activity.ActivityStep.Limited;
import com.loyalnest.points.program.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a deed gave what it gave, zero included; it never changes.
///
/// @param programVersion by which it was decided
/// @param transactionId absent when it gave nothing
public record ActivityDecision(
    DeedKey deed,
    int programVersion,
    int points,
    List<ActivityStep> steps,
    @Nullable String transactionId,
    Instant doneAt,
    Instant decidedAt) {

  /// The limit that stood in the way, if one did.
  public Optional<Period> limitReached() {
    return steps.stream()
        .filter(Limited.class::isInstance)
        .map(step -> ((Limited) step).period())
        .findFirst();
  }
}
