package com.loyalnest.auth.session;

/// Whom a valid session token names.
///
/// @param shopDomain `name.myshopify.com`
/// @param userId the staff member's number at Shopify
public record ShopUser(String shopDomain, String userId) {}
