package com.loyalnest.points.activity;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedTransaction;

/// A deed other than buying gave points.
public record ActivityRewarded(String activity, PostedTransaction transaction)
    implements DomainEvent {}
