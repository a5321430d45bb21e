package com.loyalnest.points.program;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one activity gives each time, and how often.
///
/// @param points 1 to 100,000
/// @param titles of the merchant's own activities by language (BCP 47); the others have their names
///   in the suite's texts
public record ActivityRule(
    boolean enabled, int points, Limits limits, SortedMap<String, String> titles) {
  public static final int MOST_POINTS = 100_000;
  private static final int LONGEST_TITLE = 255;

  public ActivityRule {
    checkPoints(points);
    titles.values().forEach(ActivityRule::checkTitle);
    titles = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(titles));
  }

  static ActivityRule of(int points) {
    return new ActivityRule(true, points, Limits.NONE, new TreeMap<>(Map.of()));
  }

  static void checkPoints(int points) {
    if (points < 1 || points > MOST_POINTS) {
      throw new IllegalArgumentException("points: from 1 to " + MOST_POINTS);
    }
  }

  private static void checkTitle(String title) {
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException("titles: from 1 to " + LONGEST_TITLE + " characters");
    }
  }
}
