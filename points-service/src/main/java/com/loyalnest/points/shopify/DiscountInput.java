package com.loyalnest.points.shopify;

import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.reward.RewardTerms;
import com.loyalnest.points.reward.RewardType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A discount in Shopify's words: one use, one customer, and a title that names the redemption.
final class DiscountInput {
  private static final String COLLECTION_GID = "gid://shopify/Collection/";
  private static final String VARIANT_GID = "gid://shopify/ProductVariant/";
  private static final int PERCENT_DIGITS = 2;

  private DiscountInput() {}

  static Map<String, Object> of(Issue issue) {
    var input = new TreeMap<String, Object>();
    var terms = issue.terms();
    input.put("title", ShopIds.mark(issue));
    input.put("code", issue.code());
    input.put("startsAt", issue.startsAt().toString());
    var endsAt = issue.endsAt();
    if (endsAt != null) {
      input.put("endsAt", endsAt.toString());
    }
    input.put("usageLimit", 1);
    input.put("appliesOncePerCustomer", true);
    input.put("context", customer(issue));
    input.put("combinesWith", combinations(terms));
    if (terms.type() == RewardType.FREE_PRODUCT) {
      onTop(Objects.requireNonNull(terms.freeProduct()), terms.minimumSpend(), input);
      return input;
    }
    var minimum = terms.minimumSpend();
    if (minimum != null) {
      input.put(
          "minimumRequirement",
          Map.of("subtotal", Map.of("greaterThanOrEqualToSubtotal", minimum.toPlainString())));
    }
    if (terms.type() == RewardType.FREE_SHIPPING) {
      input.put("destination", Map.of("all", true));
    } else {
      input.put("customerGets", Map.of("items", Map.of("all", true), "value", value(terms)));
    }
    return input;
  }

  private static Map<String, Object> customer(Issue issue) {
    return Map.of("customers", Map.of("add", List.of(ShopIds.customer(issue))));
  }

  /// One piece of a product costs nothing, once, on top of what is bought.
  private static void onTop(
      RewardTerms.FreeProduct product, @Nullable BigDecimal minimum, Map<String, Object> input) {
    input.put("usesPerOrderLimit", 1);
    input.put(
        "customerBuys",
        Map.of(
            "items",
            Map.of(
                "collections",
                Map.of("add", List.of(COLLECTION_GID + product.qualifyingCollectionId()))),
            "value",
            minimum == null ? Map.of("quantity", "1") : Map.of("amount", minimum.toPlainString())));
    input.put(
        "customerGets",
        Map.of(
            "items",
            Map.of(
                "products",
                Map.of("productVariantsToAdd", List.of(VARIANT_GID + product.variantId()))),
            "value",
            Map.of(
                "discountOnQuantity", Map.of("quantity", "1", "effect", Map.of("percentage", 1)))));
  }

  /// Free shipping is itself a shipping discount, which Shopify never combines with another.
  private static Map<String, Object> combinations(RewardTerms terms) {
    var with = terms.combinesWith();
    return terms.type() == RewardType.FREE_SHIPPING
        ? Map.of("orderDiscounts", with.order(), "productDiscounts", with.product())
        : Map.of(
            "orderDiscounts", with.order(),
            "productDiscounts", with.product(),
            "shippingDiscounts", with.shipping());
  }

  private static Map<String, Object> value(RewardTerms terms) {
    BigDecimal value = Objects.requireNonNull(terms.value());
    return switch (terms.type()) {
      case AMOUNT_OFF ->
          Map.of(
              "discountAmount",
              Map.of("amount", value.toPlainString(), "appliesOnEachItem", false));
      case PERCENTAGE -> Map.of("percentage", value.movePointLeft(PERCENT_DIGITS));
      case FREE_SHIPPING, FREE_PRODUCT, STORE_CREDIT, GIFT_CARD, CUSTOM, WEBHOOK ->
          throw new IllegalArgumentException(terms.type() + " takes nothing off a price");
    };
  }
}
