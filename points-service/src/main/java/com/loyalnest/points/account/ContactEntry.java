package com.loyalnest.points.account;

/// Where contact data of a person stands in what the shop sent; it has not been looked at yet.
///
/// @param logId where the data can be asked for
/// @param digest equal digests mean equal contact data; empty when there is none
public record ContactEntry(String merchantId, String logId, String digest) {}
