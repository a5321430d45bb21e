package com.loyalnest.points.adjustment;

import com.loyalnest.points.account.AccountKey;

/// The wish of a member of staff to give or take points.
///
/// @param points signed, not zero
/// @param staff the platform's id of who asks
public record AdjustPointsCommand(AccountKey account, int points, String reason, String staff) {}
