package com.loyalnest.analytics.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order as the platform described it at `updatedAt`. `customerExternalId` is empty for a guest.
public record OrderFact(
    String merchantId,
    String orderId,
    String customerExternalId,
    String financialStatus,
    boolean test,
    MinorUnits total,
    Instant orderedAt,
    Instant updatedAt,
    @Nullable Instant cancelledAt) {}
