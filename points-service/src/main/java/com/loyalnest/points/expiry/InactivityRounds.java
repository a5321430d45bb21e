package com.loyalnest.points.expiry;

import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.ledger.DueSweep;
import com.loyalnest.points.ledger.InactiveLots;
import com.loyalnest.points.program.MerchantDay;
import com.loyalnest.points.program.Programs;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Goes through the accounts of merchants whose program takes the points of those who are not
/// active: once each day of the merchant, since clocks end with days, and once more when the rule
/// changes. A round that was cut off begins again; what it did is not there to be done twice.
@Component
class InactivityRounds {
  private static final Logger LOG = LoggerFactory.getLogger(InactivityRounds.class);

  private final InactivityMerchants merchants;
  private final Programs programs;
  private final InactiveLots lots;
  private final DueSweep sweep;
  private final ForfeitPoints forfeitPoints;
  private final WarnOfInactivity warnOfInactivity;
  private final TransactionTemplate transactions;
  private final Map<String, Round> finished = new ConcurrentHashMap<>();

  InactivityRounds(
      InactivityMerchants merchants,
      Programs programs,
      InactiveLots lots,
      DueSweep sweep,
      ForfeitPoints forfeitPoints,
      WarnOfInactivity warnOfInactivity,
      TransactionTemplate transactions) {
    this.merchants = merchants;
    this.programs = programs;
    this.lots = lots;
    this.sweep = sweep;
    this.forfeitPoints = forfeitPoints;
    this.warnOfInactivity = warnOfInactivity;
    this.transactions = transactions;
  }

  private record Round(InactivityClock clock, MerchantDay day) {}

  void run(Instant now) {
    merchants.all().forEach(merchantId -> run(merchantId, now));
  }

  /// A merchant that cannot be dealt with holds up no other.
  private void run(String merchantId, Instant now) {
    try {
      clock(merchantId, now).ifPresent(clock -> run(merchantId, clock, now));
    } catch (RuntimeException failure) {
      LOG.error("inactive accounts of {} cannot be dealt with", merchantId, failure);
    }
  }

  private Optional<InactivityClock> clock(String merchantId, Instant now) {
    return TenantContext.callAs(
        Tenancy.of(merchantId),
        () ->
            Objects.requireNonNull(
                transactions.execute(
                    transaction -> InactivityClock.of(programs.of(merchantId), now))));
  }

  private void run(String merchantId, InactivityClock clock, Instant now) {
    var round = new Round(clock, clock.today(now));
    if (!round.equals(finished.get(merchantId))
        && forfeit(merchantId, clock, now)
        && warn(merchantId, clock, now)) {
      finished.put(merchantId, round);
    }
  }

  private boolean forfeit(String merchantId, InactivityClock clock, Instant now) {
    var over = clock.over(merchantId, now);
    return sweep.run(
        (last, limit) -> lots.of(over, last, limit), due -> forfeitPoints.forfeit(due, clock, now));
  }

  private boolean warn(String merchantId, InactivityClock clock, Instant now) {
    var ending = clock.ending(merchantId, now, WarnOfExpiry.EARLY_DAYS);
    return sweep.run(
        (last, limit) -> lots.of(ending, last, limit),
        due -> warnOfInactivity.warn(due, clock, now));
  }
}
