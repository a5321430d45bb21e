package com.loyalnest.analytics.fact;

import java.time.Instant;

/// A shopper joined the program.
public record MemberFact(String merchantId, String customerId, String source, Instant enrolledAt) {}
