package com.loyalnest.points.merge;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.ledger.Balance;

/// An account that went on as another stands for itself again.
///
/// @param points how many moved back
/// @param mergedBalance of the account that stands for itself again
/// @param balance of the other
public record CustomersUnmerged(
    AccountKey merged, String customerId, int points, Balance mergedBalance, Balance balance)
    implements DomainEvent {}
