package com.loyalnest.points.adjustment;

/// What became of an adjustment that was asked for or decided. Only [Kept] changed anything.
public sealed interface AdjustmentOutcome {
  /// This is how it stands now.
  record Kept(PointsAdjustment adjustment) implements AdjustmentOutcome {}

  /// It would take more than is there.
  record Insufficient(int available, int wanted) implements AdjustmentOutcome {}

  /// The account cannot hold so many points.
  record BalanceFull() implements AdjustmentOutcome {}

  /// Nobody asked for it.
  record Unknown() implements AdjustmentOutcome {}

  /// Whoever asked for it cannot decide it.
  record OnePerson() implements AdjustmentOutcome {}

  /// It was decided before, or never had to be.
  record Decided(PointsAdjustment.State state) implements AdjustmentOutcome {}
}
