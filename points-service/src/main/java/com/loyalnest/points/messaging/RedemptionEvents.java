package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.redemption.PointsRedeemed;
import com.loyalnest.points.redemption.PointsRestored;
import com.loyalnest.points.redemption.Redemption;
import com.loyalnest.points.redemption.RewardCancelled;
import com.loyalnest.points.redemption.RewardIssued;
import com.loyalnest.points.redemption.RewardUsed;

/// Facts of redemptions in the words of the contract. None of them holds a code.
final class RedemptionEvents {
  private RedemptionEvents() {}

  static void map(DomainEvent fact, Event.Builder event) {
    switch (fact) {
      case PointsRedeemed redeemed ->
          redeemed(redeemed.transaction(), redeemed.redemption(), event);
      case PointsRestored restored ->
          restored(restored.transaction(), restored.redemptionId(), event);
      case RewardIssued issued -> issued(issued.redemption(), event);
      case RewardCancelled cancelled -> cancelled(cancelled.redemption(), event);
      case RewardUsed used -> used(used.redemption(), used.orderId(), event);
      default -> {}
    }
  }

  private static void redeemed(
      PostedTransaction transaction, Redemption redemption, Event.Builder event) {
    event
        .getPointsRedeemedBuilder()
        .setCustomerId(transaction.account().customerId())
        .setTransactionId(transaction.transactionId())
        .setRedemptionId(redemption.redemptionId())
        .setRewardId(redemption.rewardId())
        .setRewardType(redemption.terms().type().word())
        .setPoints(transaction.entry().points())
        .setAccount(PointsEventMapper.state(transaction.balanceAfter()));
  }

  private static void restored(
      PostedTransaction transaction, String redemptionId, Event.Builder event) {
    event
        .getPointsRestoredBuilder()
        .setCustomerId(transaction.account().customerId())
        .setTransactionId(transaction.transactionId())
        .setRedemptionId(redemptionId)
        .setSource(transaction.entry().source())
        .setPoints(transaction.entry().points())
        .setDirection(transaction.direction().sign())
        .setAccount(PointsEventMapper.state(transaction.balanceAfter()));
  }

  private static void issued(Redemption redemption, Event.Builder event) {
    event
        .getRewardIssuedBuilder()
        .setCustomerId(redemption.account().customerId())
        .setRedemptionId(redemption.redemptionId())
        .setRewardId(redemption.rewardId())
        .setRewardType(redemption.terms().type().word());
  }

  private static void cancelled(Redemption redemption, Event.Builder event) {
    event
        .getRewardCancelledBuilder()
        .setCustomerId(redemption.account().customerId())
        .setRedemptionId(redemption.redemptionId())
        .setRewardId(redemption.rewardId());
  }

  private static void used(Redemption redemption, String orderId, Event.Builder event) {
    event
        .getRewardUsedBuilder()
        .setCustomerId(redemption.account().customerId())
        .setRedemptionId(redemption.redemptionId())
        .setRewardId(redemption.rewardId())
        .setOrderId(orderId);
  }
}
