package com.loyalnest.admin.sync;

import com.loyalnest.admin.webhook.ArrivalCounts;
import com.loyalnest.platform.outbox.Backlog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How well what the shop has and what the suite knows go together.
@Service
public class SyncHealth {
  private static final String POINTS = "points.orders";

  private final ShopSyncs syncs;
  private final ArrivalCounts arrivals;
  private final Backlog backlog;
  private final ShopSubscriptions subscriptions;

  SyncHealth(
      ShopSyncs syncs, ArrivalCounts arrivals, Backlog backlog, ShopSubscriptions subscriptions) {
    this.syncs = syncs;
    this.subscriptions = subscriptions;
    this.arrivals = arrivals;
    this.backlog = backlog;
  }

  /// @param lastEventAt when something last arrived
  /// @param oldestUnprocessedAt since when the oldest of what arrived waits for its points
  /// @param parked bodies that could not be understood and were not replayed
  public record Report(
      List<ShopSync> objects,
      Optional<Instant> lastEventAt,
      Optional<Instant> oldestUnprocessedAt,
      long parked,
      Registration registration) {}

  /// What the shop tells, as far as that can be known.
  ///
  /// @param unexpected subscriptions of this shop alone, each as its topic and where it leads
  /// @param checkedAt when the shop was asked for them
  /// @param silent whether something was found by comparing and no webhook came since
  public record Registration(
      List<String> unexpected, Optional<Instant> checkedAt, boolean silent) {}

  @Transactional(readOnly = true)
  public Report of(String merchantId) {
    var objects = syncs.ofMerchant(merchantId);
    return new Report(
        objects,
        arrivals.last(merchantId),
        backlog.oldest(merchantId, POINTS),
        arrivals.parked(merchantId),
        registration(merchantId, objects));
  }

  private Registration registration(String merchantId, List<ShopSync> objects) {
    var check = subscriptions.last(merchantId);
    return new Registration(
        check.map(ShopSubscriptions.Check::unexpected).orElse(List.of()),
        check.map(ShopSubscriptions.Check::checkedAt),
        isSilent(merchantId, objects));
  }

  private boolean isSilent(String merchantId, List<ShopSync> objects) {
    var found =
        objects.stream()
            .flatMap(sync -> sync.tally().lastFoundAt().stream())
            .max(Instant::compareTo);
    return found.isPresent()
        && arrivals.lastWebhook(merchantId).filter(at -> at.isAfter(found.get())).isEmpty();
  }
}
