package com.loyalnest.points.redemption;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.earning.OrderKey;
import com.loyalnest.points.earning.RefundedOrders;
import com.loyalnest.points.ledger.AccountBooks;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.LotReturn;
import com.loyalnest.points.ledger.LotTaken;
import com.loyalnest.points.ledger.OrderReference;
import com.loyalnest.points.ledger.PointsMoved;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.redemption.UsedRedemptions.Used;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings points that were spent on orders back with the orders' refunds, into the very lots they
/// came from: they expire when they would have, so nobody cancels to keep points longer.
///
/// How many are back is a target computed from all that is known of the order; only its difference
/// to what is back is posted, either way. So refunds and codes may come late, twice and shuffled.
@Component
public class ReturnSpentPoints {
  private final UsedRedemptions used;
  private final RefundedOrders orders;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  ReturnSpentPoints(
      UsedRedemptions used,
      RefundedOrders orders,
      Ledger ledger,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.used = used;
    this.orders = orders;
    this.ledger = ledger;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /// Call it after the codes of these orders were seen.
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(SortedMap<OrderKey, Cause> changed) {
    if (changed.isEmpty() || used.in(changed.keySet()).isEmpty()) {
      return;
    }
    var refunded = orders.lock(new TreeSet<>(changed.keySet()));
    var spent = used.in(changed.keySet());
    var accounts = spent.stream().map(Used::account).collect(Collectors.toCollection(TreeSet::new));
    var books = ledger.lock(accounts, accounts);
    var moved = new ArrayList<Used>();
    var occurrences = new ArrayList<Occurrence>();
    for (var redemption : spent) {
      var order = Objects.requireNonNull(refunded.get(redemption.order()));
      var target = order.program().spentPoints().back(redemption.cost(), order.share());
      if (target != redemption.returned()) {
        var cause = Objects.requireNonNull(changed.get(redemption.order()));
        occurrences.addAll(post(redemption, target, books, cause));
        moved.add(redemption.with(target));
      }
    }
    ledger.write(books);
    used.write(moved, clock.now());
    outbox.append(occurrences);
  }

  private List<Occurrence> post(Used redemption, int target, AccountBooks books, Cause cause) {
    var merchantId = redemption.account().merchantId();
    var difference = target - redemption.returned();
    var entry = entry(redemption, Math.abs(difference), cause, clock.now());
    if (difference < 0) {
      var book = books.of(redemption.account());
      var lots = lots(redemption);
      var taken = book.takeBack(ids.nextText(), entry, lot -> lots.contains(lot.lotId()));
      return List.of(
          new Occurrence(merchantId, new PointsRestored(taken, redemption.redemptionId()), cause));
    }
    var back =
        books.restore(redemption.account(), ids::nextText, entry, returns(redemption, target));
    var told = new ArrayList<Occurrence>();
    told.add(
        new Occurrence(
            merchantId, new PointsRestored(back.transaction(), redemption.redemptionId()), cause));
    back.flowedOn()
        .forEach(flow -> told.add(new Occurrence(merchantId, new PointsMoved(flow), cause)));
    return told;
  }

  /// What goes into which lot so that, with what is back already, the target is.
  private List<LotReturn> returns(Used redemption, int target) {
    var returns = new ArrayList<LotReturn>();
    var before = redemption.returned();
    var after = target;
    for (var taking : lastFirst(redemption)) {
      var wasBack = Math.min(before, taking.points());
      var isBack = Math.min(after, taking.points());
      before -= wasBack;
      after -= isBack;
      if (isBack > wasBack) {
        returns.add(taking.back(isBack - wasBack));
      }
    }
    return returns;
  }

  /// A redemption takes first what is lost first: that comes back last.
  private List<LotTaken> lastFirst(Used redemption) {
    return ledger.takenBy(redemption.account(), redemption.transactionId()).reversed();
  }

  private Set<String> lots(Used redemption) {
    return ledger.takenBy(redemption.account(), redemption.transactionId()).stream()
        .map(taking -> taking.lot().lotId())
        .collect(Collectors.toSet());
  }

  private static Entry entry(Used redemption, int points, Cause cause, Instant now) {
    var order = redemption.order();
    return new Entry(
        TransactionType.RESTORE,
        points,
        "refund",
        new OrderReference(order.platform(), order.orderId()),
        Map.of(),
        null,
        String.join(
            "/",
            "redemption",
            redemption.redemptionId(),
            "return",
            Integer.toString(redemption.returnCount() + 1)),
        cause.actorId().isEmpty() ? "shop" : cause.actorId(),
        now);
  }
}
