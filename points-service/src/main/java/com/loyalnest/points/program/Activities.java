package com.loyalnest.points.program;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a customer can earn with other than buying: the activities that the suite knows, and others
/// that the merchant names. What is not here gives nothing.
///
/// @param rules by the activity's key
public record Activities(SortedMap<String, ActivityRule> rules, GoalSpend goalSpend) {
  public static final String SIGNUP = "signup";
  public static final String NEWSLETTER = "newsletter";
  public static final String REVIEW = "review";
  public static final String BIRTHDAY = "birthday";
  public static final String SOCIAL_FOLLOW = "social_follow";

  /// Those that have rules without being named by the merchant.
  public static final Set<String> KNOWN =
      Set.of(SIGNUP, NEWSLETTER, REVIEW, BIRTHDAY, SOCIAL_FOLLOW);

  private static final Pattern KEY = Pattern.compile("[a-z0-9_]{1,40}");
  private static final int MOST = 100;

  public static final Activities DEFAULT =
      new Activities(
          new TreeMap<>(
              Map.of(
                  SIGNUP, ActivityRule.of(200),
                  NEWSLETTER, ActivityRule.of(100),
                  REVIEW, ActivityRule.of(100),
                  BIRTHDAY, ActivityRule.of(200),
                  SOCIAL_FOLLOW, ActivityRule.of(50))),
          GoalSpend.OFF);

  public Activities {
    if (rules.size() > MOST) {
      throw new IllegalArgumentException("activities: " + MOST + " at most");
    }
    rules.forEach(Activities::check);
    rules = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rules));
  }

  private static void check(String key, ActivityRule rule) {
    if (!KEY.matcher(key).matches() || key.equals(GoalSpend.KEY)) {
      throw new IllegalArgumentException("activities." + key + ": not a key for an activity");
    }
    if (KNOWN.contains(key) != rule.titles().isEmpty()) {
      throw new IllegalArgumentException(
          "activities." + key + ": the merchant's own activities have titles, and no others");
    }
  }

  /// The activity's rule, on or off.
  public Optional<ActivityRule> rule(String key) {
    return Optional.ofNullable(rules.get(key));
  }
}
