package com.loyalnest.auth.shop;

import java.util.List;

/// A tenant as everyone may know it; its tokens are another matter.
///
/// @param connected whether we hold tokens with which to act at the shop
/// @param languages of the shop, the default first; BCP 47
public record Merchant(
    String merchantId,
    String shopDomain,
    boolean installed,
    boolean connected,
    List<String> languages) {}
