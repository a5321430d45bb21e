package com.loyalnest.points.goal;

import com.loyalnest.points.earning.SpendingChange;
import com.loyalnest.points.ledger.PointsLot;
import com.loyalnest.points.program.ProgramVersion;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One customer's goals on their way to the target.
///
/// @param earlier the decisions so far, the newest last
/// @param program in force now, which dates new points
record GoalWork(
    SpendingChange change, List<GoalDecision> earlier, GoalTarget target, ProgramVersion program) {

  int revision() {
    return earlier.size() + 1;
  }

  /// Signed.
  int difference() {
    return target.points() - (earlier.isEmpty() ? 0 : earlier.getLast().points());
  }

  /// Tells the lots that goals opened.
  Predicate<PointsLot> ownLots() {
    var own = earlier.stream().map(GoalDecision::transactionId).collect(Collectors.toSet());
    return lot -> own.contains(lot.lotId());
  }
}
