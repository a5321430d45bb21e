package com.loyalnest.admin.shop;

/// The platform made one customer of two.
///
/// @param externalId the customer that goes on
/// @param mergedExternalId the customer that is no more
public record Merge(String externalId, String mergedExternalId) implements ShopObject {}
