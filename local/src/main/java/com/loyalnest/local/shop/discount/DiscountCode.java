package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A discount code as the app asked for it, and how often it was used.
///
/// @param active until somebody deactivates it
/// @param usageLimit for all buyers together; null is none
/// @param customers who alone may use it; empty is everybody
/// @param minimumSubtotal of the cart before any discount
/// @param combinesWith the classes that may stand beside it
public record DiscountCode(
    long id,
    String code,
    boolean active,
    int used,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Integer usageLimit,
    boolean oncePerCustomer,
    Set<Long> customers,
    @Nullable BigDecimal minimumSubtotal,
    Set<DiscountClass> combinesWith,
    Worth worth) {
  private static final String BXGY = "DiscountCodeBxgy";
  private static final String FREE_SHIPPING = "DiscountCodeFreeShipping";
  private static final String CUSTOMER_GID = "gid://shopify/Customer/";
  private static final String COLLECTION_GID = "gid://shopify/Collection/";
  private static final String VARIANT_GID = "gid://shopify/ProductVariant/";

  /// @param input of the mutation that made it
  static DiscountCode of(
      long id, String type, String code, JsonNode input, int used, boolean active) {
    var minimum = input.at("/minimumRequirement/subtotal/greaterThanOrEqualToSubtotal");
    return new DiscountCode(
        id,
        code,
        active,
        used,
        time(input.path("startsAt")),
        time(input.path("endsAt")),
        input.path("usageLimit").isNumber() ? input.path("usageLimit").asInt() : null,
        input.path("appliesOncePerCustomer").asBoolean(false),
        customers(input.at("/context/customers/add")),
        present(minimum) ? money(minimum) : null,
        combinations(input.path("combinesWith")),
        worth(type, input));
  }

  DiscountClass discountClass() {
    return switch (worth) {
      case Worth.FreeShipping freeShipping -> DiscountClass.SHIPPING;
      case Worth.FreeProduct freeProduct -> DiscountClass.PRODUCT;
      case Worth.AmountOff amountOff -> DiscountClass.ORDER;
      case Worth.PercentageOff percentageOff -> DiscountClass.ORDER;
    };
  }

  /// Both must allow it, and shipping is free once.
  boolean combinesWith(DiscountCode other) {
    var bothFreeShipping =
        discountClass() == DiscountClass.SHIPPING
            && other.discountClass() == DiscountClass.SHIPPING;
    return !bothFreeShipping
        && combinesWith.contains(other.discountClass())
        && other.combinesWith.contains(discountClass());
  }

  private static Worth worth(String type, JsonNode input) {
    if (type.equals(FREE_SHIPPING)) {
      return new Worth.FreeShipping();
    }
    if (type.equals(BXGY)) {
      return freeProduct(input.path("customerBuys"), input.path("customerGets"));
    }
    var value = input.at("/customerGets/value");
    var amount = value.at("/discountAmount/amount");
    return present(amount)
        ? new Worth.AmountOff(money(amount))
        : new Worth.PercentageOff(money(value.path("percentage")));
  }

  private static Worth freeProduct(JsonNode buys, JsonNode gets) {
    var bought = buys.at("/value/quantity");
    var spent = buys.at("/value/amount");
    return new Worth.FreeProduct(
        id(gets.at("/items/products/productVariantsToAdd/0"), VARIANT_GID),
        gets.at("/value/discountOnQuantity/quantity").asInt(),
        id(buys.at("/items/collections/add/0"), COLLECTION_GID),
        present(bought) ? bought.asInt() : null,
        present(spent) ? money(spent) : null);
  }

  private static long id(JsonNode gid, String prefix) {
    return Long.parseLong(gid.asString().substring(prefix.length()));
  }

  private static Set<Long> customers(JsonNode gids) {
    var ids = new HashSet<Long>();
    gids.forEach(gid -> ids.add(Long.valueOf(gid.asString().substring(CUSTOMER_GID.length()))));
    return ids;
  }

  private static Set<DiscountClass> combinations(JsonNode with) {
    var classes = EnumSet.noneOf(DiscountClass.class);
    if (with.path("orderDiscounts").asBoolean(false)) {
      classes.add(DiscountClass.ORDER);
    }
    if (with.path("productDiscounts").asBoolean(false)) {
      classes.add(DiscountClass.PRODUCT);
    }
    if (with.path("shippingDiscounts").asBoolean(false)) {
      classes.add(DiscountClass.SHIPPING);
    }
    return classes;
  }

  private static @Nullable Instant time(JsonNode node) {
    return present(node) ? Instant.parse(node.asString()) : null;
  }

  private static BigDecimal money(JsonNode node) {
    return present(node) ? new BigDecimal(node.asString()) : BigDecimal.ZERO;
  }

  private static boolean present(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }
}
