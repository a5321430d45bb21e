package com.loyalnest.points.merge;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.ledger.Balance;

/// An account goes on as another from now on.
///
/// @param source who said so: `shop`, `staff`, `claim`
/// @param points how many moved
/// @param mergedBalance of the account that goes on as the other, afterwards
/// @param balance of the account that goes on, afterwards
public record CustomersMerged(
    AccountKey merged,
    String customerId,
    String source,
    int points,
    Balance mergedBalance,
    Balance balance)
    implements DomainEvent {}
