package com.loyalnest.points.activity;

import com.loyalnest.platform.outbox.Cause;
import java.time.Instant;

/// Something other than buying that a customer did.
///
/// @param doneAt decides the program version and the periods of limits
/// @param actor who told of it, by an id
public record Deed(DeedKey key, Instant doneAt, String actor, Cause cause) {}
