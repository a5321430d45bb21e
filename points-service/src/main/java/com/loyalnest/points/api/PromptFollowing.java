package com.loyalnest.points.api;

import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.redemption.FollowRedemption;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks the shop about a redemption and waits a little for the answer. What takes longer, or fails,
/// goes on without the caller: the redemption is in Postgres, and the recovery follows it.
@Component
class PromptFollowing {
  private static final Logger LOG = LoggerFactory.getLogger(PromptFollowing.class);

  /// Leaves time for the rest of a call that answers within three seconds.
  private static final Duration PATIENCE = Duration.ofMillis(2200);

  /// Callers of one merchant that wait at the same time. When a shop's budget is used up, nearly
  /// everybody would wait in vain and hold a thread meanwhile: one more is answered at once.
  private static final int WAITING_AT_ONCE = 16;

  private final FollowRedemption followRedemption;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentMap<String, Integer> waiting = new ConcurrentHashMap<>();

  PromptFollowing(FollowRedemption followRedemption) {
    this.followRedemption = followRedemption;
  }

  /// @return whether the shop was asked
  boolean follow(String merchantId, String redemptionId) {
    try {
      var asks = waiting.merge(merchantId, 1, Integer::sum) <= WAITING_AT_ONCE;
      if (asks) {
        ask(merchantId, redemptionId);
      }
      return asks;
    } finally {
      waiting.computeIfPresent(merchantId, (merchant, others) -> others == 1 ? null : others - 1);
    }
  }

  private void ask(String merchantId, String redemptionId) {
    var work =
        threads.submit(() ->
            TenantContext.runAs(
                Tenancy.of(merchantId), () -> followRedemption.follow(merchantId, redemptionId)));
    try {
      work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      LOG.info("redemption {} of {}: the shop is slow", redemptionId, merchantId);
    } catch (ExecutionException failure) {
      LOG.warn("redemption {} of {} goes on later", redemptionId, merchantId, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
