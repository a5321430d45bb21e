package com.loyalnest.analytics.testing;

import com.google.protobuf.Timestamp;
import com.loyalnest.events.v1.CustomerEnrolled;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.Money;
import com.loyalnest.events.v1.PointsEarned;
import com.loyalnest.events.v1.PointsReversed;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.events.v1.ShopRefund;
import com.loyalnest.events.v1.ShopifySync;
import java.time.Instant;
import java.util.UUID;

/// Events as admin-service and points-service send them.
public final class Events {
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private Events() {}

  public static ShopOrder.Builder order(String orderId) {
    return ShopOrder.newBuilder()
        .setPlatform("shopify")
        .setOrderId(orderId)
        .setCustomerExternalId("77")
        .setFinancialStatus("paid")
        .setCurrency("USD")
        .setTotalPrice("118.00")
        .setCreatedAt(time(NOON))
        .setUpdatedAt(time(NOON));
  }

  public static ShopRefund refund(String refundId, String orderId, String amount) {
    return ShopRefund.newBuilder()
        .setRefundId(refundId)
        .setOrderId(orderId)
        .setCreatedAt(time(NOON))
        .setAmount(Money.newBuilder().setAmount(amount).setCurrency("USD"))
        .build();
  }

  public static Event of(String merchantId, ShopOrder.Builder order) {
    return event(merchantId)
        .setShopifySync(ShopifySync.newBuilder().setTopic("orders/paid").setOrder(order))
        .build();
  }

  public static Event of(String merchantId, ShopRefund refund) {
    return event(merchantId)
        .setShopifySync(ShopifySync.newBuilder().setTopic("refunds/create").setRefund(refund))
        .build();
  }

  public static Event enrolled(String merchantId, String customerId) {
    return event(merchantId)
        .setCustomerEnrolled(
            CustomerEnrolled.newBuilder().setCustomerId(customerId).setSource("order"))
        .build();
  }

  public static Event earned(String merchantId, String transactionId, int points) {
    return event(merchantId)
        .setPointsEarned(
            PointsEarned.newBuilder()
                .setCustomerId("c-1")
                .setTransactionId(transactionId)
                .setSource("order")
                .setOrderId("o-1")
                .setPoints(points))
        .build();
  }

  public static Event reversed(String merchantId, String transactionId, int points) {
    return event(merchantId)
        .setPointsReversed(
            PointsReversed.newBuilder()
                .setCustomerId("c-1")
                .setTransactionId(transactionId)
                .setSource("refund")
                .setOrderId("o-1")
                .setPoints(points))
        .build();
  }

  public static Event.Builder event(String merchantId) {
    return Event.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setMerchantId(merchantId)
        .setCorrelationId("delivery-1")
        .setOccurredAt(time(NOON));
  }

  public static Timestamp time(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
