package com.loyalnest.points.ledger;

/// What an account holds.
///
/// @param available can be spent now; never negative, and zero while there is debt
/// @param pending earned, but still held back
/// @param debt what a refund of spent points left to be repaid
/// @param totalEarned earned in all, less what refunds took back; spending does not lower it
/// @param version grows by one with every change
public record Balance(int available, int pending, int debt, long totalEarned, long version) {
  public static final Balance NOTHING = new Balance(0, 0, 0, 0, 0);

  /// Whether so many more points can be counted.
  public boolean hasRoomFor(int points) {
    return (long) available + pending + points <= Integer.MAX_VALUE;
  }

  /// After a credit of which `repaid` went against debt.
  Balance credited(int points, int repaid, boolean earned) {
    return new Balance(
        Math.addExact(available, points - repaid),
        pending,
        debt - repaid,
        totalEarned + (earned ? points : 0),
        version + 1);
  }

  /// After a credit whose points are held back.
  Balance held(int points, boolean earned) {
    return new Balance(
        available,
        Math.addExact(pending, points),
        debt,
        totalEarned + (earned ? points : 0),
        version + 1);
  }

  /// After the end of a hold; `repaid` of the points went against debt.
  Balance released(int points, int repaid) {
    return new Balance(
        Math.addExact(available, points - repaid),
        pending - points,
        debt - repaid,
        totalEarned,
        version + 1);
  }

  /// With another number of points earned in all.
  Balance earnedInAll(long points) {
    return new Balance(available, pending, debt, points, version + 1);
  }

  /// After a debit of which `owed` was not there to take and `held` was taken from what is pending.
  Balance debited(int points, int owed, int held, boolean unearned) {
    return new Balance(
        available - (points - owed - held),
        pending - held,
        Math.addExact(debt, owed),
        totalEarned - (unearned ? points : 0),
        version + 1);
  }
}
