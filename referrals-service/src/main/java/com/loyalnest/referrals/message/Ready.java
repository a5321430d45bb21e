package com.loyalnest.referrals.message;

/// A claimed message with its letter, ready to leave.
record Ready(Claim claim, Letter letter) {}
