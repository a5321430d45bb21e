package com.loyalnest.points.earning;

import com.loyalnest.points.account.AccountKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What must be posted so that the ledger holds an order's target: points to take back and points
/// to give, by line. When the order turned out to be another customer's, everything moves.
record Adjustment(
    AccountKey takeFrom,
    SortedMap<String, Integer> taken,
    AccountKey giveTo,
    SortedMap<String, Integer> given) {

  /// @param holder whose account holds what was written
  static Adjustment between(
      AccountKey holder,
      SortedMap<String, Integer> written,
      AccountKey owner,
      SortedMap<String, Integer> targets) {
    if (!holder.equals(owner)) {
      return new Adjustment(holder, written, owner, targets);
    }
    var taken = new TreeMap<String, Integer>();
    var given = new TreeMap<String, Integer>();
    for (var line : lines(written, targets)) {
      var difference = targets.getOrDefault(line, 0) - written.getOrDefault(line, 0);
      if (difference < 0) {
        taken.put(line, -difference);
      } else if (difference > 0) {
        given.put(line, difference);
      }
    }
    return new Adjustment(holder, taken, owner, given);
  }

  int pointsTaken() {
    return sum(taken);
  }

  int pointsGiven() {
    return sum(given);
  }

  /// The accounts that must be locked for it.
  List<AccountKey> accounts() {
    var accounts = new ArrayList<AccountKey>();
    if (!taken.isEmpty()) {
      accounts.add(takeFrom);
    }
    if (!given.isEmpty()) {
      accounts.add(giveTo);
    }
    return accounts;
  }

  private static SortedSet<String> lines(
      Map<String, Integer> written, Map<String, Integer> targets) {
    var lines = new TreeSet<>(written.keySet());
    lines.addAll(targets.keySet());
    return lines;
  }

  private static int sum(Map<String, Integer> points) {
    return points.values().stream().reduce(0, Math::addExact);
  }
}
