package com.loyalnest.platform.shopify;

/// What the shop says of its budget.
///
/// @param maximumAvailable points of a full bucket
/// @param restoreRate points that come back in a second
record ThrottleStatus(double maximumAvailable, double currentlyAvailable, double restoreRate) {}
