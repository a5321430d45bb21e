package com.loyalnest.points.program;

/// What one version of a program says.
///
/// @param purchaseRate for money spent on orders
/// @param rounding of an order's points
public record ProgramConfig(Rate purchaseRate, Rounding rounding) {
  /// What a merchant has who never changed anything: ten points a unit, rounded down.
  public static final ProgramConfig DEFAULT = new ProgramConfig(new Rate(10, 1), Rounding.FLOOR);
}
