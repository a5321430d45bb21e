package com.loyalnest.points.program;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When points are lost.
///
/// @param days 1 to 3,650; 0 when they never are
public record Expiry(Model model, int days) {
  private static final int LONGEST = 3_650;

  public static final Expiry NEVER = new Expiry(Model.NEVER, 0);

  public Expiry {
    var shortest = model == Model.NEVER ? 0 : 1;
    var longest = model == Model.NEVER ? 0 : LONGEST;
    if (days < shortest || days > longest) {
      throw new IllegalArgumentException("expiry: from " + shortest + " to " + longest + " days");
    }
  }

  /// When a lot of this time is lost; absent if it has no day of its own.
  public @Nullable Instant ofLot(Instant earnedAt) {
    return model == Model.AFTER_EARNING ? after(earnedAt) : null;
  }

  /// The end of the last day of those that begin with this time.
  public Instant after(Instant start) {
    return MerchantDay.of(start).plusDays(days).end();
  }

  /// What starts the clock.
  public enum Model {
    NEVER,
    /// Each lot has its own day.
    AFTER_EARNING
  }
}
