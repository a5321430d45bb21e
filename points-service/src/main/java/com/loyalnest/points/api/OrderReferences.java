package com.loyalnest.points.api;

import com.loyalnest.platform.error.Refusal;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.earning.OrderKey;
import java.util.regex.Pattern;

/// Orders as requests name them: Shopify's number, or its `gid://`.
final class OrderReferences {
  private static final Pattern NUMBER =
      Pattern.compile("(gid://shopify/Order/)?(?<number>[0-9]{1,20})");

  private OrderReferences() {}

  static OrderKey key(String merchantId, String orderId) {
    var number = NUMBER.matcher(orderId);
    if (!number.matches()) {
      throw Refusal.invalid("order_id", "the order's number or its gid");
    }
    return new OrderKey(merchantId, CustomerReference.SHOPIFY, number.group("number"));
  }
}
