package com.loyalnest.points.expiry;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.points.ledger.AccountBook;
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

/// Takes what is left in lots whose time is over. What was spent or refunded meanwhile is not there
/// any more, so the same lots may come twice.
@Component
class ExpirePoints {
  private final Ledger ledger;
  private final Outbox outbox;
  private final Ids ids;

  ExpirePoints(Ledger ledger, Outbox outbox, Ids ids) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.ids = ids;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void expire(List<DueLot> due, Instant now) {
    var accounts = due.stream().map(DueLot::account).distinct().toList();
    var books = ledger.lock(accounts, accounts);
    var expired =
        due.stream()
            .flatMap(late -> expire(books.of(late.account()), late.lotId(), now).stream())
            .toList();
    ledger.write(books);
    outbox.append(expired.stream().map(ExpirePoints::told).toList(), Lane.BULK);
  }

  private Optional<PostedTransaction> expire(AccountBook book, String lotId, Instant now) {
    var version = book.balance().version();
    return book.expire(ids.nextText(), lotId, now, lot -> entry(lot, version, now));
  }

  private static Occurrence told(PostedTransaction transaction) {
    return new Occurrence(
        transaction.account().merchantId(), new PointsExpired(transaction), Cause.current());
  }

  /// A lot may expire again, after a redemption was given back to it: the account's version tells
  /// the times apart.
  private static Entry entry(PointsLot lot, long version, Instant now) {
    return new Entry(
        TransactionType.EXPIRE,
        lot.remaining(),
        "expiry",
        lot.order(),
        Map.of(),
        null,
        "expire/" + lot.lotId() + "/" + version,
        "system",
        now);
  }
}
