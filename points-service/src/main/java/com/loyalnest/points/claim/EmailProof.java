package com.loyalnest.points.claim;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.CustomerIdentity;
import java.time.Instant;

/// What the shop says of a customer's address.
///
/// @param isVerified the person has proved that the address is theirs, and can sign in with it
/// @param contact where the address stands
public record EmailProof(
    CustomerIdentity identity,
    boolean isVerified,
    ContactEntry contact,
    Instant updatedAt,
    Cause cause) {}
