package com.loyalnest.frontend.api.shop;

/// A shop that has the app, or had it.
///
/// @param installed false after the app was uninstalled
public record KnownShop(String merchantId, boolean installed) {}
