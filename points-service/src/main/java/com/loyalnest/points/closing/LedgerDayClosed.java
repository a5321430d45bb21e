package com.loyalnest.points.closing;

import com.loyalnest.platform.outbox.DomainEvent;

/// A day of the merchant's ledger was closed.
public record LedgerDayClosed(DayClosing closing) implements DomainEvent {}
