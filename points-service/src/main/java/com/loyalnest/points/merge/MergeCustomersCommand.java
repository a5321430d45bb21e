package com.loyalnest.points.merge;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;

/// The wish that one account goes on as another.
///
/// @param customerId the account that goes on
/// @param reason in the staff's own words; empty when the shop merged
/// @param actor by an id
public record MergeCustomersCommand(
    AccountKey merged, String customerId, String reason, String actor, Cause cause) {
  AccountKey into() {
    return new AccountKey(merged.merchantId(), customerId);
  }
}
