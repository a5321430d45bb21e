package com.loyalnest.points.hold;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.points.ledger.DueLot;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.PostedRelease;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes the pending points of lots available. A lot that was released or refunded meanwhile is
/// left alone, so the same lots may come twice.
@Component
class ReleasePoints {
  private final Ledger ledger;
  private final Outbox outbox;

  ReleasePoints(Ledger ledger, Outbox outbox) {
    this.ledger = ledger;
    this.outbox = outbox;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void release(List<DueLot> due, Instant now) {
    var accounts = due.stream().map(DueLot::account).distinct().toList();
    var books = ledger.lock(accounts, accounts);
    var released =
        due.stream()
            .flatMap(lot -> books.of(lot.account()).release(lot.lotId(), now).stream())
            .toList();
    ledger.write(books);
    outbox.append(released.stream().map(ReleasePoints::told).toList(), Lane.BULK);
  }

  private static Occurrence told(PostedRelease release) {
    return new Occurrence(
        release.account().merchantId(), new PointsReleased(release), Cause.current());
  }
}
