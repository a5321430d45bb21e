package com.loyalnest.points.program;

import java.math.BigDecimal;

/// Points for each time that a customer's spending reaches a goal.
///
/// @param amount major units of the shop's currency, up to three decimals
/// @param points for each full amount; 1 to 100,000
/// @param period in which spending is counted together: a year or a lifetime
public record GoalSpend(boolean enabled, BigDecimal amount, int points, Period period) {
  /// Its key among activities.
  public static final String KEY = "goal_spend";

  private static final BigDecimal HIGHEST = new BigDecimal("1000000000");
  private static final int MOST_DECIMALS = 3;

  public static final GoalSpend OFF = new GoalSpend(false, new BigDecimal("100"), 200, Period.YEAR);

  public GoalSpend {
    ActivityRule.checkPoints(points);
    if (amount.signum() <= 0 || amount.compareTo(HIGHEST) > 0 || amount.scale() > MOST_DECIMALS) {
      throw new IllegalArgumentException("goal_spend.amount: above 0, up to three decimals");
    }
    if (period != Period.YEAR && period != Period.LIFETIME) {
      throw new IllegalArgumentException("goal_spend.period: year or lifetime");
    }
  }
}
