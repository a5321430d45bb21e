package com.loyalnest.points.program;

import java.time.Instant;
import java.time.LocalDate;

/// A day where the merchant is. Days are as long as the zone makes them: of 23 or 25 hours when
/// clocks are changed, and of none at all where a country moved over the date line.
public record MerchantDay(LocalDate date, MerchantZone zone) {
  public MerchantDay plusDays(int days) {
    return new MerchantDay(date.plusDays(days), zone);
  }

  /// The same day of a later month, or that month's last one.
  public MerchantDay plusMonths(int months) {
    return new MerchantDay(date.plusMonths(months), zone);
  }

  /// The first moment of the next day: its midnight, or what comes in place of one that is left
  /// out. Where clocks that are put back bring the evening again, the day ends with the second
  /// midnight.
  public Instant end() {
    var midnight = date.plusDays(1).atStartOfDay(zone.id());
    var again = midnight.withLaterOffsetAtOverlap();
    var evening = again.minusNanos(1).toLocalDate();
    return (evening.equals(date) ? again : midnight).toInstant();
  }
}
