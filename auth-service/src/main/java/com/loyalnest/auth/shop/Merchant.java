package com.loyalnest.auth.shop;

import java.util.List;

/// A tenant as everyone may know it; its tokens are another matter.
///
/// @param languages of the shop, the default first; BCP 47
public record Merchant(
    String merchantId, String shopDomain, boolean installed, List<String> languages) {}
