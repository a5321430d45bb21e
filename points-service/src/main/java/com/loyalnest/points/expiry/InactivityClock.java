package com.loyalnest.points.expiry;

import com.loyalnest.points.ledger.InactiveLots;
import com.loyalnest.points.ledger.LastActive;
import com.loyalnest.points.program.Expiry;
import com.loyalnest.points.program.Expiry.Model;
import com.loyalnest.points.program.MerchantDay;
import com.loyalnest.points.program.MerchantZone;
import com.loyalnest.points.program.ProgramHistory;
import java.time.Instant;
import java.util.Optional;

/// The clock that runs for each account of a merchant whose program takes the points of those who
/// are not active. No clock started before the rule was made: who switches it on, or changes it,
/// starts them all that day, so nothing is lost at once.
record InactivityClock(Expiry rule, MerchantZone zone, Instant since) {
  /// @return empty if points are not lost by inactivity
  static Optional<InactivityClock> of(ProgramHistory programs, Instant now) {
    var program = programs.at(now).config();
    return program.expiry().model() == Model.AFTER_INACTIVITY
        ? Optional.of(
            new InactivityClock(program.expiry(), program.timeZone(), programs.expirySince(now)))
        : Optional.empty();
  }

  Instant startOf(LastActive lastActive) {
    return lastActive.counting(rule.activity(), since);
  }

  Instant endOf(LastActive lastActive) {
    return rule.after(startOf(lastActive), zone);
  }

  MerchantDay today(Instant now) {
    return zone.day(now);
  }

  /// Clocks that have run out.
  InactiveLots.Clocks over(String merchantId, Instant now) {
    return clocks(merchantId, since, rule.startOfOver(now, zone));
  }

  /// Clocks that have not run out and will within so many days.
  InactiveLots.Clocks ending(String merchantId, Instant now, int days) {
    var last = today(now).plusDays(days - 1).end();
    return clocks(merchantId, rule.startOfOver(now, zone), rule.startOfOver(last, zone));
  }

  private InactiveLots.Clocks clocks(String merchantId, Instant from, Instant until) {
    return new InactiveLots.Clocks(merchantId, rule.activity(), since, from, until);
  }
}
