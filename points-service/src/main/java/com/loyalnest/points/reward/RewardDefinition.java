package com.loyalnest.points.reward;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a merchant says of a reward.
///
/// @param names by language, at least one
/// @param cost in points
/// @param customerLimit how often one customer may have it; absent means as often as wanted
/// @param stock how often it may be had in all; absent means without end
public record RewardDefinition(
    Map<String, String> names,
    int cost,
    RewardTerms terms,
    @Nullable Integer customerLimit,
    @Nullable Integer stock) {
  public RewardDefinition {
    names = Map.copyOf(names);
  }
}
