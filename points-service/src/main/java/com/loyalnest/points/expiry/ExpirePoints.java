package com.loyalnest.points.expiry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.points.ledger.AccountBook;
import com.loyalnest.points.ledger.DueLot;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.PostedTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes what is left in lots whose time is over, of each account in one transaction. What was
/// spent or refunded meanwhile is not there any more, so the same lots may come twice.
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
    var lots =
        due.stream()
            .collect(groupingBy(DueLot::account, TreeMap::new, mapping(DueLot::lotId, toList())));
    var books = ledger.lock(lots.keySet(), lots.keySet());
    var expired =
        lots.entrySet().stream()
            .flatMap(late -> expire(books.of(late.getKey()), late.getValue(), now).stream())
            .toList();
    ledger.write(books);
    outbox.append(expired.stream().map(Loss::told).toList(), Lane.BULK);
  }

  private Optional<PostedTransaction> expire(AccountBook book, List<String> lotIds, Instant now) {
    var version = book.balance().version();
    return book.expire(ids.nextText(), lotIds, now, lots -> Loss.BY_DATE.entry(lots, version, now));
  }
}
