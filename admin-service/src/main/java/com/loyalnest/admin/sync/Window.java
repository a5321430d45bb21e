package com.loyalnest.admin.sync;

import java.time.Instant;

/// Changes from one moment to another, both included.
public record Window(Instant from, Instant until) {}
