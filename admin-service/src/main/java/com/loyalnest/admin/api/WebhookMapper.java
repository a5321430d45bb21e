package com.loyalnest.admin.api;

import com.loyalnest.admin.shop.Contact;
import com.loyalnest.admin.v1.ShopContact;
import com.loyalnest.admin.v1.ShopContactKey;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.admin.webhook.Delivery;
import com.loyalnest.admin.webhook.LogKey;
import com.loyalnest.admin.webhook.Origin;
import com.loyalnest.admin.webhook.Receipt;
import com.loyalnest.platform.error.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Webhooks and what became of them, between the contract and the feature.
final class WebhookMapper {
  private static final Pattern MERCHANT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private WebhookMapper() {}

  static Delivery delivery(ShopifyWebhook webhook) {
    return new Delivery(
        merchantId("webhooks.merchant_id", webhook.getMerchantId()),
        webhook.getTopic(),
        webhook.getWebhookId(),
        webhook.getEventId(),
        webhook.getShopDomain(),
        webhook.getApiVersion(),
        webhook.hasTriggeredAt() ? Times.sensible(webhook.getTriggeredAt()) : Optional.empty(),
        webhook.getCorrelationId(),
        Origin.WEBHOOK,
        webhook.getBody().toByteArray());
  }

  static LogKey logKey(ShopContactKey key) {
    if (!LogIds.isOne(key.getLogId())) {
      throw Refusal.invalid("keys.log_id", "is not a log id");
    }
    return new LogKey(merchantId("keys.merchant_id", key.getMerchantId()), key.getLogId());
  }

  private static String merchantId(String field, String merchantId) {
    if (!MERCHANT_ID.matcher(merchantId).matches()) {
      throw Refusal.invalid(field, "is not a merchant id");
    }
    return merchantId;
  }

  static WebhookReceipt receipt(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted accepted ->
          receipt(WebhookReceipt.Outcome.ACCEPTED, accepted.logId(), "");
      case Receipt.Duplicate duplicate ->
          receipt(WebhookReceipt.Outcome.DUPLICATE, duplicate.logId(), "");
      case Receipt.Parked parked ->
          receipt(WebhookReceipt.Outcome.PARKED, parked.logId(), parked.reason());
      case Receipt.Ignored ignored ->
          receipt(WebhookReceipt.Outcome.IGNORED, ignored.logId(), ignored.reason());
      case Receipt.NotStored notStored ->
          receipt(WebhookReceipt.Outcome.OUTCOME_UNSPECIFIED, "", "not stored");
    };
  }

  private static WebhookReceipt receipt(
      WebhookReceipt.Outcome outcome, String logId, String reason) {
    return WebhookReceipt.newBuilder()
        .setOutcome(outcome)
        .setLogId(logId)
        .setReason(reason)
        .build();
  }

  static ShopContact contact(LogKey key, Contact contact) {
    return ShopContact.newBuilder()
        .setLogId(key.logId())
        .setCustomerExternalId(contact.customerExternalId())
        .setEmail(contact.email())
        .setPhone(contact.phone())
        .setFirstName(contact.firstName())
        .setLastName(contact.lastName())
        .setLocale(contact.locale())
        .build();
  }
}
