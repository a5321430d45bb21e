package com.loyalnest.local.shop.discount;

/// What a discount lowers, by which Shopify decides what combines with what.
enum DiscountClass {
  ORDER,
  PRODUCT,
  SHIPPING
}
