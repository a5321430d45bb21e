package com.loyalnest.points.explanation;

import java.util.Set;

/// A change of points that no steps led to.
///
/// @param type `redeem`, `restore`, `adjust`, `merge`, and `reverse` and `earn` of what was doubled
/// @param source what made it; tells restores apart, forgiveness from gifts, claims from merges
/// @param direction 1 or -1
public record PlainChange(String type, String source, int direction, int points) {
  /// What two accounts of one person were both given.
  public static final String DOUBLED = "doubled";

  private static final Set<String> SAYING_MORE = Set.of("forgiveness", "claim", DOUBLED);

  String key() {
    var isOfSource = type.equals("restore") || SAYING_MORE.contains(source);
    var of = isOfSource ? type + "." + source : type;
    return "change." + of + (direction > 0 ? ".in" : ".out");
  }
}
