package com.loyalnest.points.program;

import java.util.Locale;

/// What becomes of points that are to be taken back and were spent.
public enum Shortfall {
  /// Whatever else the customer has is taken, and the rest is owed.
  CARRY,
  /// Only what is left of the order's own points is taken. Nothing else is touched, so it does not
  /// matter what came first.
  FORGIVE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
