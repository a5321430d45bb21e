package com.loyalnest.points.earning;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;

/// What a customer's orders come to may be another amount than before.
///
/// @param actor who caused it, by an id
public record SpendingChange(AccountKey account, String actor, Cause cause) {
  /// The same, of the account that goes on.
  public SpendingChange of(AccountKey goingOn) {
    return new SpendingChange(goingOn, actor, cause);
  }
}
