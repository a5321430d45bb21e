package com.loyalnest.admin.shop;

import java.time.Instant;
import java.util.List;

/// Reads a product.
final class ProductBody {
  private static final String GIFT_CARD = "gift_card";

  private ProductBody() {}

  static Reading.Understood read(Fields body) {
    return Reading.Understood.of(
        new Product(
            body.id("id"),
            body.time("updated_at"),
            body.tags("tags"),
            body.flag(GIFT_CARD) || deliveredAsGiftCard(body.list("variants")),
            false));
  }

  static Reading.Understood readDeleted(Fields body, Instant seenAt) {
    var when = body.optionalTime("updated_at").orElse(seenAt);
    return Reading.Understood.of(new Product(body.id("id"), when, List.of(), false, true));
  }

  /// The body has no word of its own for it, but gift cards are fulfilled by a service of that
  /// name.
  private static boolean deliveredAsGiftCard(List<Fields> variants) {
    return variants.stream()
        .anyMatch(variant -> variant.text("fulfillment_service").equals(GIFT_CARD));
  }
}
