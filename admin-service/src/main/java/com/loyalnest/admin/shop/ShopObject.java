package com.loyalnest.admin.shop;

/// What a body tells of, normalised: amounts in the shop's currency, ids as digits, no personal
/// field.
public sealed interface ShopObject
    permits Order, Refund, Customer, Merge, Product, Scopes, Notice {}
