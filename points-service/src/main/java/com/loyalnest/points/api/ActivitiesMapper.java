package com.loyalnest.points.api;

import com.loyalnest.platform.error.Refusal;
import com.loyalnest.points.program.Activities;
import com.loyalnest.points.program.ActivityRule;
import com.loyalnest.points.program.GoalSpend;
import com.loyalnest.points.program.Limits;
import com.loyalnest.points.program.Period;
import java.math.BigDecimal;
import java.util.TreeMap;

/// The settings of activities between the contract and us.
final class ActivitiesMapper {
  private ActivitiesMapper() {}

  /// @throws Refusal naming the field that is wrong
  static Activities activities(com.loyalnest.points.v1.Activities said) {
    var rules = new TreeMap<String, ActivityRule>();
    said.getRulesMap().forEach((key, rule) -> rules.put(key, rule(key, rule)));
    return new Activities(
        rules, said.hasGoalSpend() ? goalSpend(said.getGoalSpend()) : GoalSpend.OFF);
  }

  private static ActivityRule rule(String key, com.loyalnest.points.v1.ActivityRule said) {
    var field = "program.activities.rules." + key;
    if (key.equals(GoalSpend.KEY)) {
      throw Refusal.invalid(field, "is set in goal_spend");
    }
    var known = Activities.KNOWN.contains(key);
    if (known != said.getTitlesMap().isEmpty()) {
      throw Refusal.invalid(
          field + ".titles", known ? "it has its names already" : "at least one, in any language");
    }
    if (said.getTitlesMap().values().stream().anyMatch(String::isBlank)) {
      throw Refusal.invalid(field + ".titles", "must say something");
    }
    return new ActivityRule(
        said.getEnabled(),
        said.getPoints(),
        new Limits(
            said.getLimitPerDay(),
            said.getLimitPerMonth(),
            said.getLimitPerYear(),
            said.getLimitInAll()),
        new TreeMap<>(said.getTitlesMap()));
  }

  private static GoalSpend goalSpend(com.loyalnest.points.v1.GoalSpend said) {
    var amount = new BigDecimal(said.getAmount());
    if (amount.signum() == 0) {
      throw Refusal.invalid("program.activities.goal_spend.amount", "more than 0");
    }
    try {
      return new GoalSpend(
          said.getEnabled(), amount, said.getPoints(), Period.of(said.getPeriod()));
    } catch (IllegalArgumentException tooMuch) {
      throw Refusal.invalid("program.activities.goal_spend.amount", "up to a thousand million");
    }
  }

  static com.loyalnest.points.v1.Activities activities(Activities activities) {
    var said = com.loyalnest.points.v1.Activities.newBuilder();
    activities.rules().forEach((key, rule) -> said.putRules(key, rule(rule)));
    var goal = activities.goalSpend();
    said.getGoalSpendBuilder()
        .setEnabled(goal.enabled())
        .setAmount(goal.amount().toPlainString())
        .setPoints(goal.points())
        .setPeriod(goal.period().word());
    return said.build();
  }

  private static com.loyalnest.points.v1.ActivityRule rule(ActivityRule rule) {
    return com.loyalnest.points.v1.ActivityRule.newBuilder()
        .setEnabled(rule.enabled())
        .setPoints(rule.points())
        .setLimitPerDay(rule.limits().perDay())
        .setLimitPerMonth(rule.limits().perMonth())
        .setLimitPerYear(rule.limits().perYear())
        .setLimitInAll(rule.limits().inAll())
        .putAllTitles(rule.titles())
        .build();
  }
}
