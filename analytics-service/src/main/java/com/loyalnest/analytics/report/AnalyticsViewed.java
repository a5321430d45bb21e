package com.loyalnest.analytics.report;

import com.loyalnest.platform.outbox.DomainEvent;

/// Somebody of the merchant's looked at a report.
public record AnalyticsViewed(String report) implements DomainEvent {}
