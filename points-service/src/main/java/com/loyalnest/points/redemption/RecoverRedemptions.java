package com.loyalnest.points.redemption;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Goes forward with redemptions whose shop gave no clear answer, of all merchants.
@Component
public class RecoverRedemptions {
  private static final Logger LOG = LoggerFactory.getLogger(RecoverRedemptions.class);
  private static final int AT_ONCE = 200;

  /// A shop that answers late holds up no other, and connections stay for everybody else.
  private static final int TOGETHER = 8;

  static final String DUE =
      """
      select merchant_id, redemption_id from reward_redemptions
      where next_try_at <= ?::timestamptz order by next_try_at limit ?
      """;

  private final SystemDatabase database;
  private final FollowRedemption followRedemption;
  private final Clock systemClock;

  RecoverRedemptions(
      SystemDatabase database, FollowRedemption followRedemption, Clock systemClock) {
    this.database = database;
    this.followRedemption = followRedemption;
    this.systemClock = systemClock;
  }

  private record Due(String merchantId, String redemptionId) {}

  /// One that fails holds up no other.
  public void run() {
    var due =
        database
            .jdbc()
            .query(
                DUE,
                (row, n) -> new Due(row.getString(1), row.getString(2)),
                systemClock.instant().toString(),
                AT_ONCE);
    var turns = new Semaphore(TOGETHER);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(redemption -> threads.execute(() -> inTurn(turns, redemption)));
    }
  }

  private void inTurn(Semaphore turns, Due redemption) {
    turns.acquireUninterruptibly();
    try {
      follow(redemption);
    } finally {
      turns.release();
    }
  }

  private void follow(Due redemption) {
    try {
      TenantContext.runAs(
          Tenancy.of(redemption.merchantId()),
          () -> followRedemption.follow(redemption.merchantId(), redemption.redemptionId()));
    } catch (RuntimeException failure) {
      LOG.warn(
          "redemption {} of {} could not be followed",
          redemption.redemptionId(),
          redemption.merchantId(),
          failure);
    }
  }
}
