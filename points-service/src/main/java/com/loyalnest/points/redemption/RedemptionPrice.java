package com.loyalnest.points.redemption;

import com.loyalnest.points.reward.RewardDefinition;
import com.loyalnest.points.reward.RewardTerms;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/// What a redemption costs, and the terms that so many points buy. A cost that slides is cut into
/// whole steps, and then frozen: the shop gives what was taken, to the last digit.
///
/// @param cost in points
record RedemptionPrice(int cost, RewardTerms terms) {

  /// @param wished 0 means the fixed cost, or as many as are available and can be
  /// @return empty if so many points cannot be exchanged
  static Optional<RedemptionPrice> of(RewardDefinition definition, int wished, int available) {
    var most = definition.mostPoints();
    if (most == null) {
      return wished == 0 || wished == definition.cost()
          ? Optional.of(new RedemptionPrice(definition.cost(), definition.terms()))
          : Optional.empty();
    }
    var points = wished == 0 ? Math.max(definition.cost(), Math.min(available, most)) : wished;
    var steps = points / definition.cost();
    var whole = points % definition.cost() == 0;
    return (wished == 0 || whole) && steps > 0 && points <= most
        ? Optional.of(new RedemptionPrice(steps * definition.cost(), worth(definition, steps)))
        : Optional.empty();
  }

  private static RewardTerms worth(RewardDefinition definition, int steps) {
    var terms = definition.terms();
    var value = Objects.requireNonNull(terms.value());
    return terms.worth(value.multiply(BigDecimal.valueOf(steps)));
  }
}
