package com.loyalnest.frontend.balance;

/// What an account held at one version of it.
///
/// @param customerId ours
/// @param version grows with every change of the account
public record Balance(
    String customerId, int available, int pending, int debt, long totalEarned, long version) {}
