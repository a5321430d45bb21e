package com.loyalnest.points.activity;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.points.activity.ActivityStep.Given;
import com.loyalnest.points.activity.ActivityStep.Limited;
import com.loyalnest.points.ledger.AccountBooks;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.program.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides deeds one after another and posts what they give to the books. What one gave counts
/// towards the limits of the next.
final class DeedPostings {
  private final AccountBooks books;
  private final Map<DeedKind, List<Instant>> rewarded;
  private final Ids ids;
  private final Instant now;
  private final Map<DeedKey, ActivityDecision> decisions = new LinkedHashMap<>();
  private final List<Occurrence> events = new ArrayList<>();

  /// @param rewarded when earlier deeds gave points, of the kinds that have limits
  DeedPostings(AccountBooks books, Map<DeedKind, List<Instant>> rewarded, Ids ids, Instant now) {
    this.books = books;
    this.rewarded = rewarded;
    this.ids = ids;
    this.now = now;
  }

  List<ActivityDecision> decisions() {
    return List.copyOf(decisions.values());
  }

  List<Occurrence> events() {
    return events;
  }

  /// The same deed twice is decided once.
  ///
  /// @param work of an account that goes on
  /// @return empty when the account cannot hold the points: the deed stays undecided
  Optional<ActivityDecision> decide(DeedWork work) {
    var key = work.deed().key();
    if (!decisions.containsKey(key)) {
      weigh(work);
    }
    return Optional.ofNullable(decisions.get(key));
  }

  private void weigh(DeedWork work) {
    var deed = work.deed();
    var limits = work.rule().limits();
    var earlier = rewarded.computeIfAbsent(deed.key().kind(), kind -> new ArrayList<>());
    var reached = limits.reached(earlier, deed.doneAt(), work.program().config().timeZone());
    if (reached.isPresent()) {
      keep(decision(work, limited(work, reached.get()), null));
    } else if (books.of(deed.key().account()).balance().hasRoomFor(work.rule().points())) {
      earlier.add(deed.doneAt());
      give(work);
    }
  }

  private void give(DeedWork work) {
    var deed = work.deed();
    var posted = post(work);
    var given = new Given(deed.key().activity(), work.rule().titles(), posted.entry().points());
    keep(decision(work, given, posted));
    events.add(
        new Occurrence(
            deed.key().account().merchantId(),
            new ActivityRewarded(deed.key().activity(), posted),
            deed.cause()));
  }

  private void keep(ActivityDecision decision) {
    decisions.put(decision.deed(), decision);
  }

  /// The points are as old as their giving: a deed that is told of late gives as good ones as any.
  private PostedTransaction post(DeedWork work) {
    var expiresAt = work.history().expiresAt(work.program(), now, now);
    return books
        .of(work.deed().key().account())
        .credit(ids.nextText(), entry(work), now, expiresAt);
  }

  private Entry entry(DeedWork work) {
    var key = work.deed().key();
    return new Entry(
        TransactionType.EARN,
        work.rule().points(),
        key.activity(),
        null,
        Map.of(),
        null,
        String.join("/", "activity", key.account().customerId(), key.activity(), key.key()),
        work.deed().actor(),
        now);
  }

  private static Limited limited(DeedWork work, Period period) {
    var rule = work.rule();
    return new Limited(
        work.deed().key().activity(), rule.titles(), period, rule.limits().of(period));
  }

  private ActivityDecision decision(
      DeedWork work, ActivityStep step, @Nullable PostedTransaction posted) {
    return new ActivityDecision(
        work.deed().key(),
        work.program().number(),
        posted == null ? 0 : posted.entry().points(),
        List.of(step),
        posted == null ? null : posted.transactionId(),
        work.deed().doneAt(),
        now);
  }
}
