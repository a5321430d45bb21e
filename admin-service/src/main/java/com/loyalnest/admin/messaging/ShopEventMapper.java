package com.loyalnest.admin.messaging;

import com.google.protobuf.Timestamp;
import com.loyalnest.admin.shop.Customer;
import com.loyalnest.admin.shop.Merge;
import com.loyalnest.admin.shop.Notice;
import com.loyalnest.admin.shop.Order;
import com.loyalnest.admin.shop.OrderLine;
import com.loyalnest.admin.shop.Product;
import com.loyalnest.admin.shop.Refund;
import com.loyalnest.admin.shop.RefundLine;
import com.loyalnest.admin.shop.Scopes;
import com.loyalnest.admin.webhook.ShopSynced;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.Money;
import com.loyalnest.events.v1.ShopCustomer;
import com.loyalnest.events.v1.ShopMerge;
import com.loyalnest.events.v1.ShopNotice;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.events.v1.ShopOrderLine;
import com.loyalnest.events.v1.ShopProduct;
import com.loyalnest.events.v1.ShopRefund;
import com.loyalnest.events.v1.ShopRefundLine;
import com.loyalnest.events.v1.ShopScopes;
import com.loyalnest.events.v1.ShopifySync;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.EventMapper;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// This service's domain events as the contract's.
@Component
class ShopEventMapper implements EventMapper {
  private static final String PLATFORM = "shopify";

  @Override
  public void map(DomainEvent fact, Event.Builder event) {
    if (fact instanceof ShopSynced synced) {
      event.setShopifySync(sync(synced));
    }
  }

  private static ShopifySync sync(ShopSynced synced) {
    var sync =
        ShopifySync.newBuilder()
            .setTopic(synced.topic())
            .setLogId(synced.logId())
            .setHistory(synced.history());
    synced.triggeredAt().ifPresent(time -> sync.setTriggeredAt(timestamp(time)));
    switch (synced.object()) {
      case Order order -> sync.setOrder(order(order, synced.contactDigest()));
      case Refund refund -> sync.setRefund(refund(refund));
      case Customer customer -> sync.setCustomer(customer(customer, synced.contactDigest()));
      case Merge merge -> sync.setMerge(merge(merge));
      case Product product -> sync.setProduct(product(product));
      case Scopes scopes -> sync.setScopes(ShopScopes.newBuilder().addAllGranted(scopes.granted()));
      case Notice notice -> sync.setNotice(ShopNotice.newBuilder().setObjectId(notice.objectId()));
    }
    return sync.build();
  }

  private static ShopOrder order(Order order, String contactDigest) {
    var mapped =
        ShopOrder.newBuilder()
            .setPlatform(PLATFORM)
            .setOrderId(order.id())
            .setOrderName(order.name())
            .setCustomerExternalId(order.customerExternalId())
            .setContactDigest(contactDigest)
            .setCreatedAt(timestamp(order.dates().createdAt()))
            .setUpdatedAt(timestamp(order.dates().updatedAt()))
            .setFinancialStatus(order.state().financialStatus())
            .setSourceName(order.state().sourceName())
            .setTest(order.state().test())
            .setCurrency(order.currency())
            .setTaxesIncluded(order.taxesIncluded())
            .setTotalPrice(order.totals().price())
            .setTotalShipping(order.totals().shipping())
            .setTotalTax(order.totals().tax())
            .setTotalTip(order.totals().tip())
            .setLocale(order.locale())
            .addAllDiscountCodes(order.discountCodes());
    order.dates().cancelledAt().ifPresent(time -> mapped.setCancelledAt(timestamp(time)));
    order.lines().forEach(line -> mapped.addLines(line(line)));
    order.refunds().forEach(refund -> mapped.addRefunds(refund(refund)));
    return mapped.build();
  }

  private static ShopOrderLine line(OrderLine line) {
    return ShopOrderLine.newBuilder()
        .setLineId(line.id())
        .setProductId(line.productId())
        .setVariantId(line.variantId())
        .setQuantity(line.quantity())
        .setUnitPrice(line.unitPrice())
        .setDiscount(line.discount())
        .setTax(line.tax())
        .setGiftCard(line.giftCard())
        .build();
  }

  private static ShopRefund refund(Refund refund) {
    var mapped =
        ShopRefund.newBuilder()
            .setRefundId(refund.id())
            .setOrderId(refund.orderId())
            .setCreatedAt(timestamp(refund.createdAt()))
            .setShipping(refund.shipping())
            .setTax(refund.tax());
    refund
        .amount()
        .ifPresent(money ->
            mapped.setAmount(
                Money.newBuilder().setAmount(money.amount()).setCurrency(money.currency())));
    refund.lines().forEach(line -> mapped.addLines(refundLine(line)));
    return mapped.build();
  }

  private static ShopRefundLine refundLine(RefundLine line) {
    return ShopRefundLine.newBuilder()
        .setLineId(line.lineId())
        .setQuantity(line.quantity())
        .setSubtotal(line.subtotal())
        .build();
  }

  private static ShopCustomer customer(Customer customer, String contactDigest) {
    var mapped =
        ShopCustomer.newBuilder()
            .setPlatform(PLATFORM)
            .setCustomerExternalId(customer.externalId())
            .setUpdatedAt(timestamp(customer.updatedAt()))
            .setVerifiedEmail(customer.verifiedEmail())
            .setContactDigest(contactDigest)
            .setLocale(customer.locale())
            .setDeleted(customer.deleted())
            .setState(customer.state());
    customer
        .emailConsent()
        .ifPresent(consent -> {
          mapped.setEmailConsent(consent.state());
          consent.updatedAt().ifPresent(time -> mapped.setEmailConsentUpdatedAt(timestamp(time)));
        });
    return mapped.build();
  }

  private static ShopMerge merge(Merge merge) {
    return ShopMerge.newBuilder()
        .setPlatform(PLATFORM)
        .setCustomerExternalId(merge.externalId())
        .setMergedCustomerExternalId(merge.mergedExternalId())
        .build();
  }

  private static ShopProduct product(Product product) {
    return ShopProduct.newBuilder()
        .setPlatform(PLATFORM)
        .setProductId(product.id())
        .setUpdatedAt(timestamp(product.updatedAt()))
        .addAllTags(product.tags())
        .setGiftCard(product.giftCard())
        .setDeleted(product.deleted())
        .build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
