package com.loyalnest.points.program;

/// How many points one member of staff may give or take alone.
public final class AdjustmentLimit {
  static final int POINTS = 5_000;

  private AdjustmentLimit() {}

  /// @param points signed
  public static boolean isExceededBy(int points) {
    return Math.absExact(points) > POINTS;
  }
}
