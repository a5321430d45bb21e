package com.loyalnest.points.merge;

import com.loyalnest.points.account.AccountKey;

/// The wish that an account which goes on as another stands for itself again.
///
/// @param reason in the staff's own words
/// @param actor by an id
public record UnmergeCustomersCommand(AccountKey merged, String reason, String actor) {}
