package com.loyalnest.analytics.fact;

import java.time.Instant;

/// Money given back on an order.
public record RefundFact(
    String merchantId, String refundId, String orderId, MinorUnits amount, Instant refundedAt) {}
