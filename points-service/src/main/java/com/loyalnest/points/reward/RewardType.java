package com.loyalnest.points.reward;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a reward gives.
public enum RewardType {
  AMOUNT_OFF,
  PERCENTAGE,
  FREE_SHIPPING,
  /// One of a product, on top of what qualifies.
  FREE_PRODUCT,
  /// Money on the customer's account at the shop.
  STORE_CREDIT,
  GIFT_CARD,
  /// Whatever the merchant gives for a code of the merchant's own.
  CUSTOM,
  /// Whatever the merchant's own server gives when it is called.
  WEBHOOK;

  /// Its word in SQL and in the contract.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// It gives an amount of money.
  public boolean isMoney() {
    return this == AMOUNT_OFF || this == STORE_CREDIT || this == GIFT_CARD;
  }

  /// It can only be had by an order that fits.
  public boolean isDiscount() {
    return switch (this) {
      case AMOUNT_OFF, PERCENTAGE, FREE_SHIPPING, FREE_PRODUCT -> true;
      case STORE_CREDIT, GIFT_CARD, CUSTOM, WEBHOOK -> false;
    };
  }

  public static Optional<RewardType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
