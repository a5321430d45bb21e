package com.loyalnest.points;

import com.google.protobuf.Timestamp;
import com.loyalnest.events.v1.Actor;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.Money;
import com.loyalnest.events.v1.ShopCustomer;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.events.v1.ShopOrderLine;
import com.loyalnest.events.v1.ShopRefund;
import com.loyalnest.events.v1.ShopRefundLine;
import com.loyalnest.events.v1.ShopifySync;
import java.time.Instant;
import java.util.UUID;

/// What a shop tells, as the admin service passes it on. Only what matters to a test is said in it.
public final class ShopEvents {
  public static final Instant PAID_AT = Instant.parse("2026-06-20T10:00:00Z");

  private ShopEvents() {}

  /// A paid order in dollars, without lines yet.
  public static ShopOrder.Builder order(String orderId, String customer) {
    return ShopOrder.newBuilder()
        .setPlatform("shopify")
        .setOrderId(orderId)
        .setCustomerExternalId(customer)
        .setFinancialStatus("paid")
        .setCreatedAt(timestamp(PAID_AT))
        .setUpdatedAt(timestamp(PAID_AT))
        .setCurrency("USD");
  }

  public static ShopOrder.Builder order(String orderId, String customer, String price) {
    return order(orderId, customer).addLines(line("1", 1, price));
  }

  public static ShopOrderLine.Builder line(String lineId, int quantity, String unitPrice) {
    return ShopOrderLine.newBuilder()
        .setLineId(lineId)
        .setQuantity(quantity)
        .setUnitPrice(unitPrice);
  }

  public static ShopRefund.Builder refund(String refundId, String orderId) {
    return ShopRefund.newBuilder().setRefundId(refundId).setOrderId(orderId);
  }

  public static ShopRefund.Builder refund(
      String refundId, String orderId, String lineId, int quantity) {
    return refund(refundId, orderId)
        .addLines(ShopRefundLine.newBuilder().setLineId(lineId).setQuantity(quantity));
  }

  public static ShopRefund.Builder moneyBack(String refundId, String orderId, String amount) {
    return refund(refundId, orderId)
        .setAmount(Money.newBuilder().setAmount(amount).setCurrency("USD"));
  }

  public static ShopCustomer.Builder customer(String externalId) {
    return ShopCustomer.newBuilder()
        .setPlatform("shopify")
        .setCustomerExternalId(externalId)
        .setUpdatedAt(timestamp(PAID_AT));
  }

  public static Event event(String merchantId, ShopOrder.Builder order) {
    return event(merchantId, ShopifySync.newBuilder().setTopic("orders/updated").setOrder(order));
  }

  public static Event event(String merchantId, ShopRefund.Builder refund) {
    return event(merchantId, ShopifySync.newBuilder().setTopic("refunds/create").setRefund(refund));
  }

  public static Event event(String merchantId, ShopCustomer.Builder customer) {
    return event(
        merchantId, ShopifySync.newBuilder().setTopic("customers/update").setCustomer(customer));
  }

  public static Event event(String merchantId, String topic, ShopCustomer.Builder customer) {
    return event(merchantId, ShopifySync.newBuilder().setTopic(topic).setCustomer(customer));
  }

  private static Event event(String merchantId, ShopifySync.Builder sync) {
    var id = UUID.randomUUID().toString();
    return Event.newBuilder()
        .setEventId(id)
        .setMerchantId(merchantId)
        .setCorrelationId("delivery-" + id)
        .setActor(Actor.newBuilder().setKind(Actor.Kind.SHOP))
        .setShopifySync(sync.setLogId("log-" + id))
        .build();
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }
}
