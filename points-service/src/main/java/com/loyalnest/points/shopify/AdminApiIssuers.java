package com.loyalnest.points.shopify;

import com.loyalnest.points.redemption.Issuer;
import com.loyalnest.points.redemption.Issuers;
import com.loyalnest.points.reward.RewardType;
import com.loyalnest.points.webhook.WebhookIssuer;
import org.springframework.stereotype.Component;

/// All that Shopify issues; the rest is for the merchant's own server.
@Component
class AdminApiIssuers implements Issuers {
  private final AdminApiDiscounts discounts;
  private final AdminApiGiftCards giftCards;
  private final AdminApiStoreCredits storeCredits;
  private final WebhookIssuer webhooks;

  AdminApiIssuers(
      AdminApiDiscounts discounts,
      AdminApiGiftCards giftCards,
      AdminApiStoreCredits storeCredits,
      WebhookIssuer webhooks) {
    this.discounts = discounts;
    this.giftCards = giftCards;
    this.storeCredits = storeCredits;
    this.webhooks = webhooks;
  }

  @Override
  public Issuer of(RewardType type) {
    return switch (type) {
      case AMOUNT_OFF, PERCENTAGE, FREE_SHIPPING, FREE_PRODUCT -> discounts;
      case GIFT_CARD -> giftCards;
      case STORE_CREDIT -> storeCredits;
      case WEBHOOK -> webhooks;
      case CUSTOM -> throw new IllegalArgumentException("the merchant issues these");
    };
  }
}
