package com.loyalnest.analytics.messaging;

import com.google.protobuf.Timestamp;
import com.loyalnest.analytics.fact.MemberFact;
import com.loyalnest.analytics.fact.MinorUnits;
import com.loyalnest.analytics.fact.OrderFact;
import com.loyalnest.analytics.fact.PointsFact;
import com.loyalnest.analytics.fact.PointsFact.Direction;
import com.loyalnest.analytics.fact.RecordFacts.Facts;
import com.loyalnest.analytics.fact.RefundFact;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.events.v1.ShopRefund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a batch of events tells, in this service's words. An order tells of its refunds too.
final class CollectedFacts {
  private final List<OrderFact> orders = new ArrayList<>();
  private final List<RefundFact> refunds = new ArrayList<>();
  private final List<MemberFact> members = new ArrayList<>();
  private final List<PointsFact> points = new ArrayList<>();

  Facts facts() {
    return new Facts(orders, refunds, members, points);
  }

  void add(Event event) {
    switch (event.getFactCase()) {
      case SHOPIFY_SYNC -> addSync(event);
      case CUSTOMER_ENROLLED -> addMember(event);
      case POINTS_EARNED -> addEarned(event);
      case ACTIVITY_REWARDED -> addRewarded(event);
      case POINTS_REVERSED -> addReversed(event);
      default -> {}
    }
  }

  private void addSync(Event event) {
    var sync = event.getShopifySync();
    switch (sync.getObjectCase()) {
      case ORDER -> addOrder(event.getMerchantId(), sync.getOrder());
      case REFUND -> addRefund(event.getMerchantId(), sync.getRefund(), "");
      default -> {}
    }
  }

  private void addOrder(String merchantId, ShopOrder order) {
    orders.add(
        new OrderFact(
            merchantId,
            order.getOrderId(),
            order.getCustomerExternalId(),
            order.getFinancialStatus(),
            order.getTest(),
            MinorUnits.of(order.getTotalPrice(), order.getCurrency()),
            instant(order.getCreatedAt()),
            instant(order.getUpdatedAt()),
            order.hasCancelledAt() ? instant(order.getCancelledAt()) : null));
    order.getRefundsList().forEach(refund -> addRefund(merchantId, refund, order.getCurrency()));
  }

  private void addRefund(String merchantId, ShopRefund refund, String orderCurrency) {
    var amount = refund.getAmount();
    var currency = amount.getCurrency().isEmpty() ? orderCurrency : amount.getCurrency();
    refunds.add(
        new RefundFact(
            merchantId,
            refund.getRefundId(),
            refund.getOrderId(),
            MinorUnits.of(amount.getAmount(), currency),
            instant(refund.getCreatedAt())));
  }

  private void addMember(Event event) {
    var enrolled = event.getCustomerEnrolled();
    members.add(
        new MemberFact(
            event.getMerchantId(),
            enrolled.getCustomerId(),
            enrolled.getSource(),
            instant(event.getOccurredAt())));
  }

  private void addEarned(Event event) {
    var earned = event.getPointsEarned();
    points.add(
        new PointsFact(
            event.getMerchantId(),
            earned.getTransactionId(),
            earned.getCustomerId(),
            Direction.ISSUED,
            earned.getPoints(),
            earned.getSource(),
            earned.getOrderId(),
            instant(event.getOccurredAt())));
  }

  private void addRewarded(Event event) {
    var rewarded = event.getActivityRewarded();
    points.add(
        new PointsFact(
            event.getMerchantId(),
            rewarded.getTransactionId(),
            rewarded.getCustomerId(),
            Direction.ISSUED,
            rewarded.getPoints(),
            rewarded.getActivity(),
            "",
            instant(event.getOccurredAt())));
  }

  private void addReversed(Event event) {
    var reversed = event.getPointsReversed();
    points.add(
        new PointsFact(
            event.getMerchantId(),
            reversed.getTransactionId(),
            reversed.getCustomerId(),
            Direction.REVERSED,
            reversed.getPoints(),
            reversed.getSource(),
            reversed.getOrderId(),
            instant(event.getOccurredAt())));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
