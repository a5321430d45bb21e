package com.loyalnest.points.explanation;

/// A change of points that no steps led to.
///
/// @param type `redeem`, `restore`, `adjust`, `merge`
/// @param source what made it; tells restores apart
/// @param direction 1 or -1
public record PlainChange(String type, String source, int direction, int points) {
  String key() {
    var of = type.equals("restore") ? type + "." + source : type;
    return "change." + of + (direction > 0 ? ".in" : ".out");
  }
}
