package com.loyalnest.points.account;

import java.time.Instant;

/// Somewhere in what the shop sent there is contact data of this person.
public record ContactSighting(CustomerIdentity identity, ContactEntry entry, Instant updatedAt) {}
