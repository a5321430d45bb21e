package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.AccountState;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.Money;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.EventMapper;
import com.loyalnest.points.account.CustomerEnrolled;
import com.loyalnest.points.activity.ActivityRewarded;
import com.loyalnest.points.adjustment.AdjustmentRefused;
import com.loyalnest.points.adjustment.AdjustmentRequested;
import com.loyalnest.points.adjustment.PointsAdjusted;
import com.loyalnest.points.closing.DayClosing;
import com.loyalnest.points.closing.LedgerDayClosed;
import com.loyalnest.points.earning.PointsEarned;
import com.loyalnest.points.earning.PointsReversed;
import com.loyalnest.points.expiry.PointsExpired;
import com.loyalnest.points.expiry.PointsExpiring;
import com.loyalnest.points.hold.PointsReleased;
import com.loyalnest.points.ledger.Balance;
import com.loyalnest.points.ledger.OrderReference;
import com.loyalnest.points.ledger.PostedRelease;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.ledger.Price;
import com.loyalnest.points.program.ProgramUpdated;
import com.loyalnest.points.reward.RewardChanged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The points service's facts in the words of the contract.
@Component
class PointsEventMapper implements EventMapper {
  @Override
  public void map(DomainEvent fact, Event.Builder event) {
    switch (fact) {
      case CustomerEnrolled enrolled ->
          event
              .getCustomerEnrolledBuilder()
              .setCustomerId(enrolled.customerId())
              .setSource(enrolled.source());
      case PointsEarned earned -> earned(earned.transaction(), event);
      case ActivityRewarded rewarded -> rewarded(rewarded, event);
      case PointsReversed reversed -> reversed(reversed.transaction(), event);
      case PointsAdjusted adjusted -> adjusted(adjusted, event);
      case PointsExpired expired -> expired(expired.transaction(), event);
      case PointsExpiring expiring ->
          event
              .getPointsExpiringBuilder()
              .setCustomerId(expiring.customerId())
              .setPoints(expiring.points())
              .setDate(expiring.lastDay().toString())
              .setDaysBefore(expiring.daysBefore());
      case PointsReleased released -> released(released.release(), event);
      case AdjustmentRequested requested ->
          event
              .getAdjustmentRequestedBuilder()
              .setAdjustmentId(requested.adjustment().adjustmentId())
              .setCustomerId(requested.adjustment().customerId())
              .setPoints(requested.adjustment().points());
      case AdjustmentRefused refused ->
          event
              .getAdjustmentRefusedBuilder()
              .setAdjustmentId(refused.adjustment().adjustmentId())
              .setCustomerId(refused.adjustment().customerId())
              .setPoints(refused.adjustment().points());
      case ProgramUpdated updated ->
          event.getPointsProgramUpdatedBuilder().setProgramVersion(updated.programVersion());
      case RewardChanged changed ->
          event
              .getRewardChangedBuilder()
              .setRewardId(changed.rewardId())
              .setChange(changed.change());
      case LedgerDayClosed closed -> closed(closed.closing(), event);
      default -> RedemptionEvents.map(fact, event);
    }
  }

  private static void earned(PostedTransaction transaction, Event.Builder event) {
    var earned =
        event
            .getPointsEarnedBuilder()
            .setCustomerId(transaction.account().customerId())
            .setTransactionId(transaction.transactionId())
            .setSource(transaction.entry().source())
            .setPoints(transaction.entry().points())
            .setOrderId(orderId(transaction))
            .setAccount(state(transaction.balanceAfter()));
    Optional.ofNullable(transaction.entry().price())
        .ifPresent(price -> earned.setEligible(money(price)));
  }

  private static void rewarded(ActivityRewarded rewarded, Event.Builder event) {
    var transaction = rewarded.transaction();
    event
        .getActivityRewardedBuilder()
        .setCustomerId(transaction.account().customerId())
        .setTransactionId(transaction.transactionId())
        .setActivity(rewarded.activity())
        .setPoints(transaction.entry().points())
        .setAccount(state(transaction.balanceAfter()));
  }

  private static void reversed(PostedTransaction transaction, Event.Builder event) {
    event
        .getPointsReversedBuilder()
        .setCustomerId(transaction.account().customerId())
        .setTransactionId(transaction.transactionId())
        .setSource(transaction.entry().source())
        .setPoints(transaction.entry().points())
        .setOrderId(orderId(transaction))
        .setAccount(state(transaction.balanceAfter()));
  }

  private static void adjusted(PointsAdjusted adjusted, Event.Builder event) {
    var transaction = adjusted.transaction();
    event
        .getPointsAdjustedBuilder()
        .setCustomerId(transaction.account().customerId())
        .setTransactionId(transaction.transactionId())
        .setAdjustmentId(adjusted.adjustmentId())
        .setPoints(transaction.entry().points())
        .setDirection(transaction.direction().sign())
        .setAccount(state(transaction.balanceAfter()));
  }

  private static void expired(PostedTransaction transaction, Event.Builder event) {
    event
        .getPointsExpiredBuilder()
        .setCustomerId(transaction.account().customerId())
        .setTransactionId(transaction.transactionId())
        .setPoints(transaction.entry().points())
        .setAccount(state(transaction.balanceAfter()));
  }

  private static void released(PostedRelease release, Event.Builder event) {
    event
        .getPointsReleasedBuilder()
        .setCustomerId(release.account().customerId())
        .setTransactionId(release.lot().lotId())
        .setPoints(release.points())
        .setOrderId(orderId(release.lot().order()))
        .setAccount(state(release.balanceAfter()));
  }

  private static void closed(DayClosing closing, Event.Builder event) {
    event
        .getLedgerDayClosedBuilder()
        .setDay(closing.day().toString())
        .setTransactions(closing.transactions())
        .setHash(closing.hash());
  }

  private static String orderId(PostedTransaction transaction) {
    return orderId(transaction.entry().order());
  }

  private static String orderId(@Nullable OrderReference order) {
    return order == null ? "" : order.orderId();
  }

  private static Money money(Price price) {
    return Money.newBuilder()
        .setAmount(price.eligible().toPlainString())
        .setCurrency(price.currency())
        .build();
  }

  static AccountState state(Balance balance) {
    return AccountState.newBuilder()
        .setPointsBalance(balance.available())
        .setPointsPending(balance.pending())
        .setPointsDebt(balance.debt())
        .setTotalPointsEarned(balance.totalEarned())
        .setVersion(balance.version())
        .build();
  }
}
