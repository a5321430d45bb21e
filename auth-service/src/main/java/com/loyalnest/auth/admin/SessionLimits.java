package com.loyalnest.auth.admin;

import java.time.Duration;

/// How long a session lives.
///
/// @param longest whatever happens
/// @param idle without a request
public record SessionLimits(Duration longest, Duration idle) {}
