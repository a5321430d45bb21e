package com.loyalnest.admin.sync;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Looks at the shops that are due, some at a time. Whoever looks at one has claimed it for a
/// while; should that one die, somebody else takes it up then.
@Component
public class ReconcileShops implements DisposableBean {
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final int AT_A_TIME = 4;

  private final ShopSyncs syncs;
  private final ReconcileShop reconcile;
  private final SyncSettings settings;
  private final Clock systemClock;
  private final Semaphore free = new Semaphore(AT_A_TIME);
  private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();

  ReconcileShops(
      ShopSyncs syncs, ReconcileShop reconcile, SyncSettings settings, Clock systemClock) {
    this.syncs = syncs;
    this.reconcile = reconcile;
    this.settings = settings;
    this.systemClock = systemClock;
  }

  public RecurringTask<Void> regularly() {
    return Tasks.recurring("reconcile-shops", FixedDelay.of(settings.looks()))
        .execute((instance, context) -> look());
  }

  /// Begins as many looks as there is room for; each ends by itself.
  void look() {
    while (free.tryAcquire()) {
      var due = claim();
      if (due.isEmpty()) {
        free.release();
        return;
      }
      lookers.execute(() -> lookOn(due));
    }
  }

  /// And goes on with what is due then.
  private void lookOn(Optional<ShopSync> first) {
    try {
      for (var due = first; due.isPresent(); due = claim()) {
        reconcile.look(due.get());
      }
    } finally {
      free.release();
    }
  }

  private Optional<ShopSync> claim() {
    var now = systemClock.instant();
    return syncs.claim(now, now.plus(LEASE)).stream().findFirst();
  }

  @Override
  public void destroy() {
    lookers.shutdownNow();
  }
}
