package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;

/// The end of a lot's hold as it stands in the ledger. It moves points from pending to available
/// and is no change of points, hence no transaction.
///
/// @param lot as it is afterwards
/// @param points that were pending
/// @param debtPoints what of them repaid debt
public record PostedRelease(
    AccountKey account,
    PointsLot lot,
    int points,
    int debtPoints,
    Balance balanceAfter,
    Instant releasedAt) {}
