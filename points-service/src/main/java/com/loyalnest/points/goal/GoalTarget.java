package com.loyalnest.points.goal;

import com.loyalnest.points.activity.ActivityStep;
import com.loyalnest.points.activity.ActivityStep.GoalReached;
import com.loyalnest.points.program.GoalSpend;
import com.loyalnest.points.program.Period;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a customer's spending gives: a function of the orders and of the programs in force when
/// they were paid, and of nothing else. Orders that were paid under the same goal within one of its
/// periods count together; who changes the goal begins to count anew.
///
/// @param points never above what an account can hold
/// @param steps one for each goal and period that anything was spent in
public record GoalTarget(int points, List<ActivityStep> steps) {
  public static GoalTarget of(Collection<Spending> orders, ProgramHistory programs) {
    var sums = new TreeMap<Count, BigDecimal>(Count.ORDER);
    for (var order : orders) {
      var program = program(order, programs);
      if (program.activities().goalSpend().enabled() && order.eligible().signum() > 0) {
        sums.merge(Count.of(order, program), order.eligible(), BigDecimal::add);
      }
    }
    var steps = sums.entrySet().stream().map(GoalTarget::step).toList();
    var points =
        steps.stream()
            .map(step -> BigInteger.valueOf(step.points()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new GoalTarget(capped(points), List.copyOf(steps));
  }

  private static ProgramConfig program(Spending order, ProgramHistory programs) {
    return programs
        .numbered(order.programVersion())
        .map(ProgramVersion::config)
        .orElse(ProgramConfig.DEFAULT);
  }

  private static GoalReached step(Map.Entry<Count, BigDecimal> sum) {
    var count = sum.getKey();
    var goal = count.goal();
    var times = sum.getValue().divideToIntegralValue(goal.amount()).toBigInteger();
    return new GoalReached(
        count.year(),
        sum.getValue(),
        count.currency(),
        goal.amount(),
        capped(times),
        capped(times.multiply(BigInteger.valueOf(goal.points()))));
  }

  private static int capped(BigInteger number) {
    return number.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValueExact();
  }

  /// What is counted together.
  ///
  /// @param year of the merchant's calendar; 0 for a lifetime
  private record Count(GoalSpend goal, String currency, int year) {
    static final Comparator<Count> ORDER =
        Comparator.comparingInt(Count::year)
            .thenComparing(Count::currency)
            .thenComparing(count -> count.goal().amount())
            .thenComparingInt(count -> count.goal().points())
            .thenComparing(count -> count.goal().period());

    static Count of(Spending order, ProgramConfig program) {
      var goal = program.activities().goalSpend();
      return new Count(
          goal,
          order.currency(),
          goal.period() == Period.YEAR
              ? program.timeZone().day(order.paidAt()).date().getYear()
              : 0);
    }
  }
}
