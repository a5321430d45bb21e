package com.loyalnest.points.shopify;

import com.loyalnest.points.redemption.Discount;
import com.loyalnest.points.reward.RewardTerms;
import com.loyalnest.points.reward.RewardType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A discount in Shopify's words: one use, one customer, and a title that names the redemption.
final class DiscountInput {
  private static final String CUSTOMER_GID = "gid://shopify/Customer/";
  private static final int PERCENT_DIGITS = 2;

  private DiscountInput() {}

  static String title(Discount discount) {
    return "LoyalNest reward " + discount.redemptionId();
  }

  static Map<String, Object> of(Discount discount) {
    var input = new TreeMap<String, Object>();
    var terms = discount.terms();
    input.put("title", title(discount));
    input.put("code", discount.code());
    input.put("startsAt", discount.startsAt().toString());
    var endsAt = discount.endsAt();
    if (endsAt != null) {
      input.put("endsAt", endsAt.toString());
    }
    input.put("usageLimit", 1);
    input.put("appliesOncePerCustomer", true);
    input.put("context", customer(discount));
    input.put("combinesWith", combinations(terms));
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

  private static Map<String, Object> customer(Discount discount) {
    return Map.of(
        "customers", Map.of("add", List.of(CUSTOMER_GID + discount.customerExternalId())));
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
      case FREE_SHIPPING -> throw new IllegalArgumentException("free shipping has no value");
    };
  }
}
