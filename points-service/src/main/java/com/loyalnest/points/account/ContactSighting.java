package com.loyalnest.points.account;

import java.time.Instant;

/// Somewhere in what the shop sent there is contact data of a person; it has not been looked at
/// yet.
///
/// @param digest equal digests mean equal contact data
/// @param logId where the data can be asked for
public record ContactSighting(
    CustomerIdentity identity, String digest, Instant updatedAt, String logId) {}
