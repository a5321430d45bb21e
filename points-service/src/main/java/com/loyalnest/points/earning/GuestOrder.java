package com.loyalnest.points.earning;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.ContactEntry;
import java.time.Instant;

/// A paid order that names no customer; with it the shop may have sent the address of who made it.
///
/// @param contact where the address stands
public record GuestOrder(OrderKey key, ContactEntry contact, Instant updatedAt, Cause cause) {}
