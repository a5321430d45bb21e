package com.loyalnest.points.birthday;

import com.loyalnest.points.program.MerchantDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The day somebody was born on, perhaps without its year. Who was born on 29 February has the
/// birthday on 28 February in common years.
///
/// It gives points from the first one on that is at least thirty days after the day it was entered:
/// whoever enters it right before the day, or changes it to a day that is near, waits for the next.
public record Birthday(MonthDay day, @Nullable Year year) {
  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);
  private static final MonthDay DAY_BEFORE = MonthDay.of(2, 28);
  static final int DAYS_AHEAD = 30;

  public Birthday {
    if (year != null && !year.isValidMonthDay(day)) {
      throw new IllegalArgumentException("no such day in that year");
    }
  }

  /// What [#text] printed.
  static Birthday parse(String text) {
    if (text.startsWith("--")) {
      return new Birthday(MonthDay.parse(text), null);
    }
    var date = LocalDate.parse(text);
    return new Birthday(MonthDay.from(date), Year.of(date.getYear()));
  }

  /// ISO: `1990-05-17`, or `--05-17` without a year.
  String text() {
    return year == null ? day.toString() : year.atMonthDay(day).toString();
  }

  /// Whether this says nothing else.
  boolean agreesWith(Birthday other) {
    return day.equals(other.day) && (year == null || other.year == null || year.equals(other.year));
  }

  /// The first day on which it gives points.
  public LocalDate firstRewardAfter(MerchantDay entered) {
    var earliest = entered.plusDays(DAYS_AHEAD).date();
    var thisYear = day.atYear(earliest.getYear());
    return thisYear.isBefore(earliest) ? day.atYear(earliest.getYear() + 1) : thisYear;
  }

  /// Whose birthday is celebrated on a date.
  static List<MonthDay> celebratedOn(LocalDate date) {
    var day = MonthDay.from(date);
    return day.equals(DAY_BEFORE) && !date.isLeapYear() ? List.of(day, LEAP_DAY) : List.of(day);
  }
}
