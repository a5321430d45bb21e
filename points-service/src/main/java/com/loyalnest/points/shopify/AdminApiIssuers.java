package com.loyalnest.points.shopify;

import com.loyalnest.points.redemption.Issuer;
import com.loyalnest.points.redemption.Issuers;
import com.loyalnest.points.reward.RewardType;
import org.springframework.stereotype.Component;

/// All that Shopify issues.
@Component
class AdminApiIssuers implements Issuers {
  private final AdminApiDiscounts discounts;
  private final AdminApiGiftCards giftCards;
  private final AdminApiStoreCredits storeCredits;

  AdminApiIssuers(
      AdminApiDiscounts discounts, AdminApiGiftCards giftCards, AdminApiStoreCredits storeCredits) {
    this.discounts = discounts;
    this.giftCards = giftCards;
    this.storeCredits = storeCredits;
  }

  @Override
  public Issuer of(RewardType type) {
    return switch (type) {
      case AMOUNT_OFF, PERCENTAGE, FREE_SHIPPING, FREE_PRODUCT -> discounts;
      case GIFT_CARD -> giftCards;
      case STORE_CREDIT -> storeCredits;
      case CUSTOM -> throw new IllegalArgumentException("the merchant issues these");
    };
  }
}
