package com.loyalnest.points.adjustment;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.ledger.AccountBook;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.program.Programs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Posts an adjustment: what is given opens a lot, what is taken goes from the lots as a spending
/// would. Its effect happens once, whoever asks for it how often.
@Component
class AdjustmentPosting {
  private final Programs programs;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Ids ids;

  AdjustmentPosting(Programs programs, Ledger ledger, Outbox outbox, Ids ids) {
    this.programs = programs;
    this.ledger = ledger;
    this.outbox = outbox;
    this.ids = ids;
  }

  /// @param staff by whose word it happens
  /// @param kept what the adjustment becomes by this transaction
  AdjustmentOutcome post(
      PointsAdjustment adjustment,
      String staff,
      Instant now,
      Function<String, PointsAdjustment> kept) {
    var account = new AccountKey(adjustment.merchantId(), adjustment.customerId());
    var books =
        ledger.lock(List.of(account), adjustment.points() < 0 ? List.of(account) : List.of());
    var book = books.of(account);
    if (!book.balance().hasRoomFor(adjustment.points())) {
      return new AdjustmentOutcome.BalanceFull();
    }
    var posted = post(book, adjustment, entry(adjustment, staff, now));
    if (posted.isEmpty()) {
      return new AdjustmentOutcome.Insufficient(
          book.balance().available(), Math.negateExact(adjustment.points()));
    }
    ledger.write(books);
    outbox.append(
        List.of(
            new Occurrence(
                adjustment.merchantId(),
                new PointsAdjusted(adjustment.adjustmentId(), posted.get()),
                Cause.current())));
    return new AdjustmentOutcome.Kept(kept.apply(posted.get().transactionId()));
  }

  private Optional<PostedTransaction> post(
      AccountBook book, PointsAdjustment adjustment, Entry entry) {
    return adjustment.points() > 0
        ? Optional.of(book.credit(ids.nextText(), entry, entry.createdAt(), expiresAt(entry, book)))
        : book.spend(ids.nextText(), entry);
  }

  private @Nullable Instant expiresAt(Entry entry, AccountBook book) {
    var merchantId = book.account().merchantId();
    return Objects.requireNonNull(programs.of(new TreeSet<>(List.of(merchantId))).get(merchantId))
        .at(entry.createdAt())
        .config()
        .expiresAt(entry.createdAt());
  }

  private static Entry entry(PointsAdjustment adjustment, String staff, Instant now) {
    return new Entry(
        TransactionType.ADJUST,
        Math.absExact(adjustment.points()),
        "adjustment",
        null,
        Map.of(),
        null,
        "adjustment/" + adjustment.adjustmentId(),
        "merchant:" + staff,
        now);
  }
}
