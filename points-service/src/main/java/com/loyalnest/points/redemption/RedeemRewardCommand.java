package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.CustomerReference;

/// @param points how many to exchange where the cost slides; 0 means the fixed cost, or as many as
///   there are and can be
/// @param idempotencyKey empty when the call is one of its own
/// @param actor who redeems, by an id, for the ledger's entry
public record RedeemRewardCommand(
    String merchantId,
    CustomerReference customer,
    String rewardId,
    int points,
    String idempotencyKey,
    String actor,
    Cause cause) {}
