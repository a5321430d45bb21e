package com.loyalnest.points.expiry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.points.ledger.AccountBook;
import com.loyalnest.points.ledger.ActiveTimes;
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
    var lots =
        due.stream()
            .collect(groupingBy(DueLot::account, TreeMap::new, mapping(DueLot::lotId, toList())));
    var books = ledger.lock(lots.keySet(), lots.keySet());
    activeTimes
        .of(lots.keySet())
        .forEach((account, lastActive) -> {
          if (clock.endOf(lastActive).isAfter(now)) {
            lots.remove(account);
          }
        });
    var lost =
        lots.entrySet().stream()
            .flatMap(over -> forfeit(books.own(over.getKey()), over.getValue(), now).stream())
            .toList();
    ledger.write(books);
    outbox.append(lost.stream().map(Loss::told).toList(), Lane.BULK);
  }

  private Optional<PostedTransaction> forfeit(AccountBook book, List<String> lotIds, Instant now) {
    var version = book.balance().version();
    return book.forfeit(
        ids.nextText(), lotIds, lots -> Loss.BY_INACTIVITY.entry(lots, version, now));
  }
}
