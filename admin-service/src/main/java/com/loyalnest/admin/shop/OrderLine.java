package com.loyalnest.admin.shop;

/// A line of an order.
///
/// @param productId empty for custom items
/// @param variantId empty for custom items
/// @param unitPrice of one unit before discounts
/// @param discount of the whole line, the order's discounts included
/// @param tax of the whole line
public record OrderLine(
    String id,
    String productId,
    String variantId,
    int quantity,
    String unitPrice,
    String discount,
    String tax,
    boolean giftCard) {}
