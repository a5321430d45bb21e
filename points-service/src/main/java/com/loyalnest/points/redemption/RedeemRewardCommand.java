package com.loyalnest.points.redemption;

import com.loyalnest.points.account.AccountKey;

/// @param points how many to exchange where the cost slides; 0 means the fixed cost, or as many as
///   there are and can be
/// @param idempotencyKey empty when the call is one of its own
/// @param actor who redeems, by an id, for the ledger's entry
public record RedeemRewardCommand(
    AccountKey account, String rewardId, int points, String idempotencyKey, String actor) {}
