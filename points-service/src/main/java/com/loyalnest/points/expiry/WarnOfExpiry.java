package com.loyalnest.points.expiry;

import com.loyalnest.points.expiry.ExpiryWarningTable.Day;
import com.loyalnest.points.ledger.DueLot;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.LotDates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells customers thirty days and three days before points are lost: once each for a customer and
/// a day. Who is told late is told only what still holds.
@Component
class WarnOfExpiry {
  static final int EARLY_DAYS = 30;
  static final int LATE_DAYS = 3;

  private final Ledger ledger;
  private final LotDates lotDates;
  private final ExpiryWarningTable warnings;
  private final ToldWarnings told;

  WarnOfExpiry(Ledger ledger, LotDates lotDates, ExpiryWarningTable warnings, ToldWarnings told) {
    this.ledger = ledger;
    this.lotDates = lotDates;
    this.warnings = warnings;
    this.told = told;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void warn(List<DueLot> due, Instant now) {
    ledger.lock(due.stream().map(DueLot::account).distinct().toList(), List.of());
    var days = due.stream().map(lot -> day(lot, now)).distinct().toList();
    var given = warnings.insert(days, now);
    lotDates.warned(due.stream().filter(lot -> isLate(lot, now)).toList(), 2);
    lotDates.warned(due.stream().filter(lot -> !isLate(lot, now)).toList(), 1);
    told.tell(given);
  }

  private static Day day(DueLot lot, Instant now) {
    return new Day(lot.account(), lot.since(), isLate(lot, now) ? LATE_DAYS : EARLY_DAYS);
  }

  private static boolean isLate(DueLot lot, Instant now) {
    return !lot.since().isAfter(now.plus(Duration.ofDays(LATE_DAYS)));
  }
}
