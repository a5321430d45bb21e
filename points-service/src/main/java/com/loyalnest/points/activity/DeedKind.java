package com.loyalnest.points.activity;

import com.loyalnest.points.account.AccountKey;

/// A customer's deeds of one activity, which share its limits.
record DeedKind(AccountKey account, String activity) {}
