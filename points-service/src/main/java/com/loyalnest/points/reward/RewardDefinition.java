package com.loyalnest.points.reward;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a merchant says of a reward.
///
/// @param names by language, at least one
/// @param cost in points; of one step when the cost slides
/// @param mostPoints what one redemption may cost at the most when the cost slides: any number of
///   whole steps up to it can be chosen, and each is worth the terms' value. Absent means that the
///   cost is fixed
/// @param customerLimit how often one customer may have it; absent means as often as wanted
/// @param stock how often it may be had in all; absent means without end
public record RewardDefinition(
    Map<String, String> names,
    int cost,
    @Nullable Integer mostPoints,
    RewardTerms terms,
    @Nullable Integer customerLimit,
    @Nullable Integer stock) {
  public RewardDefinition {
    names = Map.copyOf(names);
  }

  /// What one redemption may cost at the most.
  public int mostCost() {
    return mostPoints == null ? cost : mostPoints;
  }
}
