package com.loyalnest.points.program;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/// How often one activity gives points to one customer, in the merchant's calendar; 0 means as
/// often as it happens.
public record Limits(int perDay, int perMonth, int perYear, int inAll) {
  private static final int HIGHEST = 1_000_000;

  public static final Limits NONE = new Limits(0, 0, 0, 0);

  public Limits {
    if (Stream.of(perDay, perMonth, perYear, inAll).anyMatch(n -> n < 0 || n > HIGHEST)) {
      throw new IllegalArgumentException("limits: from 0 to " + HIGHEST);
    }
  }

  public boolean isNone() {
    return equals(NONE);
  }

  public int of(Period period) {
    return switch (period) {
      case DAY -> perDay;
      case MONTH -> perMonth;
      case YEAR -> perYear;
      case LIFETIME -> inAll;
    };
  }

  /// The longest period in which nothing more is given at a time.
  ///
  /// @param rewarded when it gave points
  public Optional<Period> reached(Collection<Instant> rewarded, Instant time, MerchantZone zone) {
    return Stream.of(Period.values())
        .filter(period -> of(period) > 0 && period.count(rewarded, time, zone) >= of(period))
        .reduce((shorter, longer) -> longer);
  }
}
