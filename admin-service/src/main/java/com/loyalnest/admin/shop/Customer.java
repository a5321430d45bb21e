package com.loyalnest.admin.shop;

import java.time.Instant;

/// A person at the platform, without anything personal.
///
/// @param locale BCP 47, empty if unknown
/// @param deleted the platform does not know this customer any more
public record Customer(
    String externalId, Instant updatedAt, boolean verifiedEmail, String locale, boolean deleted)
    implements ShopObject {}
