package com.loyalnest.points.program;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Locale;

/// A stretch of the merchant's calendar, from the shortest to the longest.
public enum Period {
  DAY,
  MONTH,
  YEAR,
  LIFETIME;

  /// Its word in the contract.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Period of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// How many of these times are in the same period as another.
  long count(Collection<Instant> times, Instant time, MerchantZone zone) {
    return times.stream().filter(one -> unites(one, time, zone)).count();
  }

  boolean unites(Instant one, Instant other, MerchantZone zone) {
    var first = zone.day(one).date();
    var second = zone.day(other).date();
    return switch (this) {
      case DAY -> first.equals(second);
      case MONTH -> YearMonth.from(first).equals(YearMonth.from(second));
      case YEAR -> first.getYear() == second.getYear();
      case LIFETIME -> true;
    };
  }
}
