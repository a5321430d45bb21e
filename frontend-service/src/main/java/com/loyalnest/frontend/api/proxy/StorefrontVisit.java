package com.loyalnest.frontend.api.proxy;

/// What a genuine app-proxy request proves.
///
/// @param customerNumber the platform's number of the signed-in shopper; empty for a guest
record StorefrontVisit(String merchantId, String customerNumber, ProxyQuery query) {
  boolean isGuest() {
    return customerNumber.isEmpty();
  }
}
