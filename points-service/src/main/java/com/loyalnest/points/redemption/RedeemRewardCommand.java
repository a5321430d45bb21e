package com.loyalnest.points.redemption;

import com.loyalnest.points.account.AccountKey;

/// @param idempotencyKey empty when the call is one of its own
/// @param actor who redeems, by an id, for the ledger's entry
public record RedeemRewardCommand(
    AccountKey account, String rewardId, String idempotencyKey, String actor) {}
