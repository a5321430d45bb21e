package com.loyalnest.points.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A day where the merchant is. This is the one place that knows the zone: UTC, as long as we are
/// not told another.
public record MerchantDay(LocalDate date) {
  private static final ZoneId ZONE = ZoneOffset.UTC;

  public static MerchantDay of(Instant time) {
    return new MerchantDay(LocalDate.ofInstant(time, ZONE));
  }

  /// The day of which this is the end.
  public static MerchantDay endingAt(Instant end) {
    return of(end.minusNanos(1));
  }

  public MerchantDay plusDays(int days) {
    return new MerchantDay(date.plusDays(days));
  }

  /// The first moment of the next day.
  public Instant end() {
    return date.plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
