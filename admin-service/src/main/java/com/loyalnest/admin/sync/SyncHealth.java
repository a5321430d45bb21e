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

  SyncHealth(ShopSyncs syncs, ArrivalCounts arrivals, Backlog backlog) {
    this.syncs = syncs;
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
      long parked) {}

  @Transactional(readOnly = true)
  public Report of(String merchantId) {
    return new Report(
        syncs.ofMerchant(merchantId),
        arrivals.last(merchantId),
        backlog.oldest(merchantId, POINTS),
        arrivals.parked(merchantId));
  }
}
