package com.loyalnest.points.expiry;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.expiry.ExpiryWarningTable.Day;
import com.loyalnest.points.ledger.ActiveTimes;
import com.loyalnest.points.ledger.DueLot;
import com.loyalnest.points.ledger.LastActive;
import com.loyalnest.points.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells customers thirty days and three days before all their points are lost: once each for a
/// customer and a day. Who is active meanwhile has another day and is told of that when it comes
/// near; whose clock started less than a month before is spared the early warning.
@Component
class WarnOfInactivity {
  private static final Duration A_MONTH = Duration.ofDays(31);

  private final Ledger ledger;
  private final ActiveTimes activeTimes;
  private final ExpiryWarningTable warnings;
  private final ToldWarnings told;

  WarnOfInactivity(
      Ledger ledger, ActiveTimes activeTimes, ExpiryWarningTable warnings, ToldWarnings told) {
    this.ledger = ledger;
    this.activeTimes = activeTimes;
    this.warnings = warnings;
    this.told = told;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void warn(List<DueLot> due, InactivityClock clock, Instant now) {
    var accounts = due.stream().map(DueLot::account).distinct().toList();
    ledger.lock(accounts, List.of());
    var days =
        activeTimes.of(accounts).entrySet().stream()
            .flatMap(account -> day(account.getKey(), account.getValue(), clock, now).stream())
            .toList();
    told.tell(warnings.insertOfAll(days, now));
  }

  private static Optional<Day> day(
      AccountKey account, LastActive lastActive, InactivityClock clock, Instant now) {
    var end = clock.endOf(lastActive);
    var today = clock.today(now);
    if (!end.isAfter(now) || end.isAfter(today.plusDays(WarnOfExpiry.EARLY_DAYS - 1).end())) {
      return Optional.empty();
    }
    if (!end.isAfter(today.plusDays(WarnOfExpiry.LATE_DAYS - 1).end())) {
      return Optional.of(new Day(account, end, WarnOfExpiry.LATE_DAYS));
    }
    return clock.startOf(lastActive).isBefore(end.minus(A_MONTH))
        ? Optional.of(new Day(account, end, WarnOfExpiry.EARLY_DAYS))
        : Optional.empty();
  }
}
