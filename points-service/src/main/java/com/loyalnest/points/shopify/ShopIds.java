package com.loyalnest.points.shopify;

import com.loyalnest.points.redemption.Issue;

/// How a redemption is known at Shopify.
final class ShopIds {
  private static final String CUSTOMER_GID = "gid://shopify/Customer/";

  private ShopIds() {}

  static String customer(Issue issue) {
    return CUSTOMER_GID + issue.customerExternalId();
  }

  /// What stands in whatever is issued for it.
  static String mark(Issue issue) {
    return "LoyalNest reward " + issue.redemptionId();
  }
}
