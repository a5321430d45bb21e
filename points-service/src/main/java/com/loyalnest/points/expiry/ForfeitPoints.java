package com.loyalnest.points.expiry;

import static java.util.stream.Collectors.toSet;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.points.ledger.AccountBook;
import com.loyalnest.points.ledger.ActiveTimes;
import com.loyalnest.points.ledger.DueLot;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.PointsLot;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.ledger.TransactionType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes the points of those who were not active for long, but not what is still held back. Who was
/// active meanwhile keeps them all: the clock is read once more when the account is locked.
@Component
class ForfeitPoints {
  private final Ledger ledger;
  private final ActiveTimes activeTimes;
  private final Outbox outbox;
  private final Ids ids;

  ForfeitPoints(Ledger ledger, ActiveTimes activeTimes, Outbox outbox, Ids ids) {
    this.ledger = ledger;
    this.activeTimes = activeTimes;
    this.outbox = outbox;
    this.ids = ids;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void forfeit(List<DueLot> due, InactivityClock clock, Instant now) {
    var accounts = due.stream().map(DueLot::account).distinct().toList();
    var books = ledger.lock(accounts, accounts);
    var over =
        activeTimes.of(accounts).entrySet().stream()
            .filter(account -> !clock.endOf(account.getValue()).isAfter(now))
            .map(Map.Entry::getKey)
            .collect(toSet());
    var lost =
        due.stream()
            .filter(lot -> over.contains(lot.account()))
            .flatMap(lot -> forfeit(books.own(lot.account()), lot.lotId(), now).stream())
            .toList();
    ledger.write(books);
    outbox.append(lost.stream().map(ForfeitPoints::told).toList(), Lane.BULK);
  }

  private Optional<PostedTransaction> forfeit(AccountBook book, String lotId, Instant now) {
    var version = book.balance().version();
    return book.forfeit(ids.nextText(), lotId, lot -> entry(lot, version, now));
  }

  private static Occurrence told(PostedTransaction transaction) {
    return new Occurrence(
        transaction.account().merchantId(), new PointsExpired(transaction), Cause.current());
  }

  /// A lot may be lost again, after a redemption was given back to it: the account's version tells
  /// the times apart.
  private static Entry entry(PointsLot lot, long version, Instant now) {
    return new Entry(
        TransactionType.EXPIRE,
        lot.remaining(),
        "inactivity",
        lot.order(),
        Map.of(),
        null,
        "inactivity/" + lot.lotId() + "/" + version,
        "system",
        now);
  }
}
