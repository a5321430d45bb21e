package com.loyalnest.points.goal;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.earning.SpendingChange;
import com.loyalnest.points.ledger.PointsLot;
import com.loyalnest.points.program.ProgramVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One customer's goals on their way to the target.
///
/// @param earlier the decisions so far, of each of the person's accounts, the newest last
/// @param program in force now, which dates new points
record GoalWork(
    SpendingChange change, List<GoalDecision> earlier, GoalTarget target, ProgramVersion program) {

  int revision() {
    return (int) earlier.stream().filter(this::isOwn).count() + 1;
  }

  /// Signed.
  int difference() {
    return points() - newest().getOrDefault(change.account(), 0);
  }

  /// What this account's part of the target is: all that other accounts of the person do not have.
  int points() {
    var others = new HashMap<>(newest());
    others.remove(change.account());
    return target.points() - others.values().stream().mapToInt(Integer::intValue).sum();
  }

  private Map<AccountKey, Integer> newest() {
    var newest = new HashMap<AccountKey, Integer>();
    earlier.forEach(decision -> newest.put(decision.account(), decision.points()));
    return newest;
  }

  private boolean isOwn(GoalDecision decision) {
    return decision.account().equals(change.account());
  }

  /// Tells the lots that goals opened.
  Predicate<PointsLot> ownLots() {
    var own = earlier.stream().map(GoalDecision::transactionId).collect(Collectors.toSet());
    return lot -> own.contains(lot.lotId());
  }
}
