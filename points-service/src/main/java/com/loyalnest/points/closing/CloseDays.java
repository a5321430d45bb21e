package com.loyalnest.points.closing;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Closes all days of a merchant that are over and not closed yet, the oldest first. The books must
/// be sealed until then, and nobody may be left who began to write before the seal.
@Component
class CloseDays {
  private final ClosingTable closings;
  private final Outbox outbox;
  private final BusinessClock clock;

  CloseDays(ClosingTable closings, Outbox outbox, BusinessClock clock) {
    this.closings = closings;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// @param until the end of the last day to be closed
  /// @return what was closed; days without transactions are not among them
  @Transactional
  public List<DayClosing> close(String merchantId, Instant until) {
    var last = closings.last(merchantId);
    var from = last.map(DayClosing::endsAt).orElse(Instant.EPOCH);
    var chain = new ClosingChain(merchantId, last.map(DayClosing::hash).orElse(DayHash.NONE));
    closings.read(merchantId, from, until, chain::add);
    var closed = chain.close();
    if (!closed.isEmpty()) {
      closings.insert(closed, clock.now());
      outbox.append(closed.stream().map(CloseDays::told).toList(), Lane.BULK);
    }
    return closed;
  }

  private static Occurrence told(DayClosing closing) {
    return new Occurrence(closing.merchantId(), new LedgerDayClosed(closing), Cause.current());
  }
}
