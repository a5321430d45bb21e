package com.loyalnest.points.earning;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.AccountBooks;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.LotTerms;
import com.loyalnest.points.ledger.OrderReference;
import com.loyalnest.points.ledger.Price;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.Shortfall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Posts an order's adjustment to the books: first what is taken back, then what is given.
final class OrderPostings {
  private final AccountBooks books;
  private final Map<String, ProgramHistory> programs;
  private final Ids ids;
  private final Instant now;

  /// @param programs of the orders' merchants
  OrderPostings(AccountBooks books, Map<String, ProgramHistory> programs, Ids ids, Instant now) {
    this.books = books;
    this.programs = programs;
    this.ids = ids;
    this.now = now;
  }

  /// What happened, the transaction by which the order earned, if it did, and what its owner is
  /// forgiven of it in all.
  record Outcome(List<DomainEvent> events, @Nullable String earnTransactionId, int forgiven) {}

  Outcome post(OrderWork work, Adjustment adjustment) {
    var events = new ArrayList<DomainEvent>();
    var forgiven = work.before().forgiven();
    if (adjustment.pointsTaken() > 0) {
      forgiven += takeBack(work, adjustment, events);
    }
    if (!adjustment.takeFrom().equals(adjustment.giveTo())) {
      forgiven = 0;
    }
    if (adjustment.pointsGiven() == 0) {
      return new Outcome(events, null, forgiven);
    }
    var entry = earning(work, adjustment);
    var book = books.of(adjustment.giveTo());
    var earned = book.credit(ids.nextText(), entry, terms(work));
    events.add(new PointsEarned(earned));
    var made = Math.min(forgiven, adjustment.pointsGiven());
    if (made > 0) {
      var entryOfIt = forgiveness(work, made, "made_up");
      events.add(new PointsReversed(book.takeBack(ids.nextText(), entryOfIt)));
    }
    return new Outcome(events, earned.transactionId(), forgiven - made);
  }

  /// @return how many points were forgiven: they are given first, so that the reversal finds them
  private int takeBack(OrderWork work, Adjustment adjustment, List<DomainEvent> events) {
    var entry = reversal(work, adjustment);
    books.restoreExpired(adjustment.takeFrom(), ids::nextText, entry);
    var book = books.of(adjustment.takeFrom());
    var forgives = work.program().config().shortfall() == Shortfall.FORGIVE;
    var missing = forgives ? book.missing(entry) : 0;
    if (missing > 0) {
      book.credit(ids.nextText(), forgiveness(work, missing, "forgive"), now, null);
    }
    events.add(new PointsReversed(book.takeBack(ids.nextText(), entry)));
    return missing;
  }

  private Entry forgiveness(OrderWork work, int points, String step) {
    var key = work.key();
    return new Entry(
        TransactionType.ADJUST,
        points,
        "forgiveness",
        new OrderReference(key.platform(), key.orderId()),
        Map.of(),
        null,
        String.join("/", "order", key.platform(), key.orderId(), work.revision() + "", step),
        work.actor(),
        now);
  }

  private Entry reversal(OrderWork work, Adjustment adjustment) {
    return entry(
        work,
        TransactionType.REVERSE,
        adjustment.pointsTaken(),
        reason(work.facts()),
        adjustment.taken());
  }

  private Entry earning(OrderWork work, Adjustment adjustment) {
    return entry(work, TransactionType.EARN, adjustment.pointsGiven(), "order", adjustment.given());
  }

  private static String reason(OrderFacts facts) {
    if (facts.cancelledAt() != null) {
      return "cancellation";
    }
    return facts.refunds().isEmpty() ? "order_edit" : "refund";
  }

  private Entry entry(
      OrderWork work, TransactionType type, int points, String source, Map<String, Integer> lines) {
    var key = work.key();
    return new Entry(
        type,
        points,
        source,
        new OrderReference(key.platform(), key.orderId()),
        lines,
        price(work),
        String.join("/", "order", key.platform(), key.orderId(), work.revision() + "", type.word()),
        work.actor(),
        now);
  }

  private static @Nullable Price price(OrderWork work) {
    var valuation = work.valuation();
    return valuation == null
        ? null
        : new Price(
            valuation.eligible(),
            valuation.currency(),
            work.rate().numerator(),
            work.rate().denominator(),
            valuation.programVersion());
  }

  private LotTerms terms(OrderWork work) {
    var config = work.program().config();
    var earnedAt = earnedAt(work);
    return new LotTerms(earnedAt, config.availableFrom(earnedAt), expiresAt(work, earnedAt));
  }

  private @Nullable Instant expiresAt(OrderWork work, Instant earnedAt) {
    return Objects.requireNonNull(programs.get(work.key().merchantId()))
        .expiresAt(work.program(), earnedAt, now);
  }

  /// The lot is as old as the order, whichever of its snapshots came first and whenever it came.
  private Instant earnedAt(OrderWork work) {
    var snapshot = work.facts().newest();
    return snapshot == null ? now : snapshot.createdAt();
  }
}
