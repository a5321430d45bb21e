package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.ledger.PostedTransaction;

/// Points were exchanged for a reward.
public record PointsRedeemed(PostedTransaction transaction, Redemption redemption)
    implements DomainEvent {}
