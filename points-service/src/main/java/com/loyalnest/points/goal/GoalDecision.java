package com.loyalnest.points.goal;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.activity.ActivityStep;
import java.time.Instant;
import java.util.List;

/// What a customer's spending gives, each time it changed.
///
/// @param revision grows with every change
/// @param points in the ledger from then on, net of what was taken back; less than nothing when
///   another account of the person has more than they all are worth together
/// @param transactionId by which the ledger was brought there
public record GoalDecision(
    AccountKey account,
    int revision,
    int points,
    List<ActivityStep> steps,
    String transactionId,
    Instant decidedAt) {}
