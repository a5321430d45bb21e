package com.loyalnest.admin.shop;

/// An exact amount: digits as the platform printed them, and an ISO 4217 code.
public record Money(String amount, String currency) {}
